"""The whole `affiant read` on news pages, beside trafilatura alone on the same pages.

Ours is everything that a user waits for: bytes archived and synced, text, passages, facts,
rows, search index, in all processes. trafilatura's is `bare_extraction(page,
with_metadata=True)`, its start and first page not counted, in as many processes at once as
affiant has workers: two busy threads of one core each take longer. Each page is taken several
times, an HTML comment making its bytes distinct, so that the start can be told from
the cost of a page: the slope is (CPU for many pages - CPU for few) / (many - few).
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.process_tree import Spent, spend
from benchmarks.reading_memory import reading
from benchmarks.reading_speed import news
from benchmarks.result import Table

TIMES = 5
QUICK_TIMES = 4
QUICK_SHARE = 6  # every sixth page
TARGET = 1.6
WORKERS = 2  # the default of `affiant read`


def table(*, quick: bool) -> Table | None:
    """None, after saying so, where the pages are absent."""
    pages = news(QUICK_SHARE if quick else 1)
    if not pages:
        return None
    times = QUICK_TIMES if quick else TIMES
    with tempfile.TemporaryDirectory() as name:
        few = _written(Path(name) / "few", pages, 1)
        many = _written(Path(name) / "many", pages, times)
        before = _bare(few)
        first, all_ = _read(few), _read(many)
        after = _bare(few)
    return _table(len(pages), times, first, all_, (before + after) / 2)


def _table(pages: int, times: int, few: Spent, many: Spent, bare: float) -> Table:
    count = pages * times
    slope = (many.cpu - few.cpu) / (count - pages)
    start = few.cpu - slope * pages
    with_start = many.cpu / count
    rows = (
        ("trafilatura alone", f"{bare * 1e3:.1f}", "1"),
        (
            f"`affiant read`, {count:,} pages, with its start ({start:.1f} s)",
            f"{with_start * 1e3:.1f}",
            f"{with_start / bare:.2f}",
        ),
        ("`affiant read`, one page more (slope)", f"{slope * 1e3:.1f}", f"{slope / bare:.2f}"),
    )
    note = (
        f"{pages} real news pages, each {times} times with distinct bytes; CPU of all processes "
        "in `affiant read` (archive, text, facts, store, search index) against "
        f"`trafilatura.bare_extraction(page, with_metadata=True)`, {WORKERS} processes at once as "
        "in `affiant read`, mean of a run before and one after. Wall time of `affiant read`: "
        f"{many.wall:.0f} s. At most {TARGET} is aimed at."
    )
    return Table("The whole `affiant read` on HTML", ("what", "CPU ms a page", "ratio"), rows, note)


def _read(folder: Path) -> Spent:
    with tempfile.TemporaryDirectory() as casefile:
        spent = spend(reading(folder, Path(casefile)))
    assert spent.code in (0, 1), f"affiant read ended with {spent.code}"
    return spent


def _bare(folder: Path) -> float:
    """CPU seconds a page, the mean of `WORKERS` processes that read all pages at once."""
    command = [sys.executable, "-m", "benchmarks.reading_whole", str(folder)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)]
    told = [process.communicate()[0] for process in started]
    return sum(float(seconds) for seconds in told) / WORKERS


def _written(folder: Path, pages: list[bytes], times: int) -> Path:
    folder.mkdir()
    for turn in range(times):
        for number, page in enumerate(pages):
            path = folder / f"{turn}-{number:04d}.html"
            path.write_bytes(page + b"\n<!-- %d -->\n" % turn)
    return folder


def main(folder: Path) -> None:
    import trafilatura  # noqa: PLC0415 - not timed

    pages = [path.read_bytes() for path in sorted(folder.iterdir())]
    trafilatura.bare_extraction(pages[0], with_metadata=True)
    begun = time.process_time()
    for page in pages:
        trafilatura.bare_extraction(page, with_metadata=True)
    print((time.process_time() - begun) / len(pages))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
