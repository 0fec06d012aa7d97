"""How long do pages take with 100,000 documents and 2 million facts, and with 55 people at once?

    python -m benchmarks.portal [--documents N] [--casefile FOLDER] [--seconds S] [--show]

Before that, pages are opened in turn while the server has names and origins made beside them: after
the start, and after a judgement on a name.

The casefile is invented and made first (`benchmarks.serving`); with `--casefile` it is kept there
and taken up the next time. It is served by `affiant serve` as people start it, over HTTP, SQLite
behind it. First each page is opened by one person, one after the other, another address each time;
then readers and writers work at once, each with a pause between two pages. An error is any answer
of 500 or over, a broken connection, or a word of a lock.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

from benchmarks.result import FOLDER, Result, Table, circumstances, load
from benchmarks.serving.meanwhile import LATER, meanwhile, reject_a_name
from benchmarks.serving.meanwhile import PAGES as ALWAYS
from benchmarks.serving.people import PAGES, Crowd, Paths, found_entities
from benchmarks.serving.served import Served
from benchmarks.serving.visits import Browser, Visit

NAME = "portal"
KEPT = FOLDER / "portal.json"
DOCUMENTS = 100_000
TIMES = 60  # each page is opened so often
READERS, WRITERS, SECONDS, PAUSE = 50, 5, 600.0, 3.0
COMING, PATIENCE = 503, 1_800.0  # what is being worked out is said to come; seconds
TARGETS = {"search": 300, "reading room": 200, "entity": 300}  # ms, of issue 5: p95


Alone = tuple[list[Visit], dict[str, float]]
"""What one person met, and the server's processor time for each page, in milliseconds."""


def alone(served: Served, browser: Browser, paths: Paths, times: int) -> Alone:
    """Every page by one person."""
    chance = random.Random(7)
    visits: list[Visit] = []
    taken: dict[str, float] = {}
    for page in PAGES:
        before = served.processor()
        visits += [browser.get(page, paths.of(page, chance)) for _ in range(times)]
        taken[page] = (served.processor() - before) / times * 1000
    return visits, taken


def first(browser: Browser) -> list[Visit]:
    """The first pages after the start: what was not in memory is made then. Names and origins may
    be said to come, which is no error: `worked_out`."""
    return [
        browser.get(page, path)
        for page, path in (
            ("overview", "/"), ("search", "/search?q=contract"), ("reading room", "/documents/1"),
        )
    ]  # fmt: skip


def worked_out(browser: Browser) -> list[Visit]:
    """How long after that names and origins are there, where a page was told that they come."""
    begun, found = time.perf_counter(), []
    for page, path in (("entity", "/names?q=mer"), ("origins", "/origins")):
        visit = browser.get(page, path)
        while visit.status == COMING and time.perf_counter() - begun < PATIENCE:
            time.sleep(1)
            visit = browser.get(page, path)
        taken = time.perf_counter() - begun
        found.append(replace(visit, page=f"{page}, until it is there", seconds=taken))
    return found


def _making(started: float, how: str = "") -> Visit:
    """How long names and origins were being made, as a row."""
    return Visit(f"names and origins, made{how}", time.perf_counter() - started, 200, 0)


def _grouped(visits: Iterable[Visit]) -> dict[str, list[Visit]]:
    pages: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        pages[visit.page].append(visit)
    return pages


def _cells(visits: Sequence[Visit]) -> tuple[str, ...]:
    """How many, p50, p95, the longest in milliseconds, errors."""
    taken = sorted(visit.seconds * 1000 for visit in visits)
    cut = quantiles(taken, n=20, method="inclusive") if len(taken) > 1 else taken * 19
    failed = sum(visit.failed for visit in visits)
    return (
        f"{len(taken):,}", f"{cut[9]:,.0f}", f"{cut[18]:,.0f}", f"{taken[-1]:,.0f}", str(failed)
    )  # fmt: skip


def table(
    title: str, visits: Sequence[Visit], note: str = "", taken: dict[str, float] | None = None
) -> Table:
    """`taken`: milliseconds of processor time by page, where they were counted."""
    columns: tuple[str, ...] = (
        "page",
        "opened",
        "p50, ms",
        "p95, ms",
        "longest, ms",
        "errors",
        "target, p95",
    )
    rows: list[tuple[str, ...]] = [
        (page, *_cells(found), str(TARGETS.get(page, "")))
        for page, found in _grouped(visits).items()
    ]
    if taken is not None:
        columns = (*columns, "processor, ms")
        rows = [(*row, f"{taken[row[0]]:,.0f}") for row in rows]
    return Table(title, columns, tuple(rows), note)


def measured(folder: Path, asked: argparse.Namespace) -> tuple[Table, ...]:
    with Served(folder) as served:
        browser = served.browser()
        begun = first(browser)
        paths = Paths(asked.documents, found_entities(browser))
        started = time.perf_counter()
        at_start = meanwhile(served, browser, paths, ALWAYS)
        begun.append(_making(started))
        begun += worked_out(browser)
        reject_a_name(browser, asked.documents)
        started = time.perf_counter()
        anew = meanwhile(served, browser, paths, (*ALWAYS, *LATER))
        begun.append(_making(started, " anew"))
        one, taken = alone(served, browser, paths, asked.times)
        memory = served.memory()
        crowd = Crowd(served.browser, paths, asked.pause)
        if asked.crowd:
            crowd.work(asked.readers, asked.writers, asked.seconds)
        complaints = served.complaints()
        print(*complaints, sep="\n", file=sys.stderr)
        after = served.memory()
    locks = sum(visit.locked for visit in crowd.visits) + sum(
        "OperationalError" in line for line in complaints
    )
    people = (
        f"{asked.readers} readers and {asked.writers} writers for {asked.seconds:,.0f} s, "
        f"{asked.pause:g} s between two pages of one person on average: "
        f"{len(crowd.visits) / asked.seconds:.1f} pages/s. Messages of a lock: {locks}; lines the "
        f"server wrote of errors: {len(complaints)}. Memory of the server {memory:,.0f} MiB "
        f"before, {after:,.0f} MiB after."
    )
    return (
        table("The first pages after the start", begun, _casefile(folder, asked.documents)),
        table("One person, while names and origins are made after the start", at_start),
        table("One person, while they are made anew after a judgement on a name", anew),
        table("One person", one, _PROCESSOR, taken),
        table("Everybody at once", crowd.visits, people),
    )


_PROCESSOR = (
    "“processor” is the server's processor time for one page on average, which other work on the "
    "machine does not lengthen as it does the other columns."
)


def _casefile(folder: Path, documents: int) -> str:
    size = (folder / "casefile.db").stat().st_size / 1e9
    return (
        f"{documents:,} invented documents of ten passages with {documents * 20:,} facts, SQLite "
        f"({size:.1f} GB), one server process."
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Speed of the portal's pages.")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--casefile", type=Path, help="make it here, or take what is here")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--pause", type=float, default=PAUSE)
    parser.add_argument("--crowd", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--keep", type=Path, default=KEPT, help="where the result goes, as JSON")
    parser.add_argument("--show", action="store_true", help="print what was kept, measure nothing")
    asked = parser.parse_args(argv)
    if asked.show:
        print(load(KEPT).markdown())
        return 0
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as spare:
        folder = asked.casefile or Path(spare) / "casefile"
        _make(folder, *([] if folder.exists() else [str(asked.documents)]))
        tables = measured(folder, asked)
    told = Result(NAME, circumstances(before, ("Django", "waitress")), tables)
    told.write(asked.keep)
    print(told.markdown())
    return 0


def _make(folder: Path, *documents: str) -> None:
    """In a process of its own: this one stays small and without Django."""
    subprocess.run(
        [sys.executable, "-m", "benchmarks.serving.filling", str(folder), *documents], check=True
    )


if __name__ == "__main__":
    sys.exit(main())
