"""Does the time of lineages grow with their number, or faster? And the memory?

    python -m benchmarks.lineage_speed [--sizes N ...] [--trace N ...] [--processes N]

Invented documents of 500 words (`benchmarks.reusing.made`: 40 in a hundred made of others), each
size in a process of its own: processor time, that of forked processes included, and the peak of
their memory together (what they share counts once), the documents included. `--sizes` are of
`copies`, `--trace` of copies, translations and retellings together, both in so many processes. The
exponent is the slope from the size before on logarithmic axes: n log n is 1.06 to 1.15 here.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import log
from pathlib import Path
from typing import Any

import vl_convert

from affiant.evidence.spreading import Forked
from affiant.lineage.copies import copies
from affiant.lineage.spread import alone
from affiant.lineage.trace import trace
from benchmarks.result import FOLDER, Result, Table, circumstances, load
from benchmarks.reusing.made import SAME_PAGE, WORDS, members

NAME = "lineage speed"
PLOT = Path(__file__).parents[1] / "docs" / "images" / "lineage.svg"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 200_000)
TRACED = (1_000, 3_000, 10_000, 30_000, 100_000)
TRACE = "all relations"
COPIES = 10_000
KEPT = FOLDER / "lineage-speed.json"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processor time and of the clock, MiB at the peak and with only the documents."""

    what: str
    documents: int
    seconds: float
    clock: float
    peak: float
    before: float
    links: int


def run(what: str, count: int, processes: int) -> Run:
    """One measurement in this process; its peak is left to `apart`."""
    told = members(count, same=what == SAME_PAGE, bilingual=what == TRACE)
    spread = Forked(processes) if processes > 1 else alone
    (trace if what == TRACE else copies)(told[:20])  # loads tables and lexicons
    before, begun, clock = _memory(os.getpid()), _processor(), time.monotonic()
    links = trace(told, spread=spread) if what == TRACE else copies(told, spread=spread)
    return Run(what, count, _processor() - begun, time.monotonic() - clock, 0.0, before, len(links))


def _processor() -> float:
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _memory(process: int) -> float:
    """MiB of a process and those it forked; what several of them share counts once."""
    own = Path(f"/proc/{process}")
    try:
        told = (own / "smaps_rollup").read_text().partition("\nPss:")[2].split()[0]
        children = (own / "task" / str(process) / "children").read_text().split()
    except (OSError, IndexError):  # has ended
        return 0.0
    return int(told) / 1024 + sum(_memory(int(child)) for child in children)


def apart(what: str, count: int, processes: int) -> Run:
    """The same in a process of its own, looked at every second for its peak of memory."""
    command = ["--one", what, str(count), "--processes", str(processes)]
    measured = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.lineage_speed", *command],
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = 0.0
    while measured.poll() is None:
        peak = max(peak, _memory(measured.pid))
        time.sleep(1.0)
    told, _ = measured.communicate()
    if measured.returncode:
        raise RuntimeError(f"{what}, {count}: ended with {measured.returncode}")
    one = Run(**json.loads(told))
    print(f"{what}, {count:,}: {one.seconds:,.0f} s", file=sys.stderr)
    return replace(one, peak=peak)


def table(runs: Sequence[Run]) -> Table:
    rows = []
    earlier: Run | None = None
    for one in runs:
        slope = ""
        if earlier is not None and earlier.what == one.what:
            steep = log(one.seconds / earlier.seconds) / log(one.documents / earlier.documents)
            slope = f"{steep:.2f}"
        rows.append(
            (
                one.what,
                f"{one.documents:,}",
                f"{one.seconds:,.1f}",
                f"{one.clock:,.1f}",
                f"{one.documents / one.seconds:,.0f}",
                slope,
                f"{one.before:,.0f}",
                f"{one.peak:,.0f}",
                f"{one.links:,}",
            )
        )
        earlier = one
    columns = (
        "what", "documents", "CPU s", "s", "documents/s of CPU", "exponent", "documents, MiB",
        "peak, MiB", "links",
    )  # fmt: skip
    note = f"Invented documents of {WORDS} words. CPU s and peak: all processes together."
    return Table("Time and memory of lineages", columns, tuple(rows), note)


def draw(runs: Sequence[Run], path: Path) -> None:
    """Seconds by documents on logarithmic axes, beside n log n through the first point of each."""
    values = [point for what in ("copies", TRACE) for point in _points(what, runs)]
    scale = {"scale": {"type": "log"}, "type": "quantitative"}
    plot: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 420,
        "height": 280,
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "documents", "title": "documents of 500 words", **scale},
            "y": {"field": "seconds", "title": "seconds of processor time", **scale},
            "color": {
                "field": "what",
                "type": "nominal",
                "scale": {"range": ["#1f6f8b", "#b0772d"]},
                "legend": {"title": None, "orient": "top"},
            },
            "strokeDash": {
                "field": "line",
                "type": "nominal",
                "legend": {"title": None, "orient": "top"},
            },
        },
        "config": {"background": "white", "font": "sans-serif"},
    }
    path.write_text(str(vl_convert.vegalite_to_svg(json.dumps(plot))) + "\n", "utf-8")


def _points(what: str, runs: Sequence[Run]) -> list[dict[str, object]]:
    told = [one for one in runs if one.what == what]
    return [
        {"documents": one.documents, "seconds": seconds, "what": what, "line": line}
        for one in told
        for line, seconds in (
            ("measured", one.seconds),
            ("n log n", told[0].seconds * _nlogn(one.documents) / _nlogn(told[0].documents)),
        )
    ]


def _nlogn(count: int) -> float:
    return count * log(count)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Speed and memory of lineages.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--trace", type=int, nargs="*", default=TRACED)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--one", nargs=2, metavar=("WHAT", "N"), help="one run, printed as JSON")
    parser.add_argument("--show", action="store_true", help="print what was kept, measure nothing")
    asked = parser.parse_args(argv)
    if asked.one:
        print(json.dumps(asdict(run(asked.one[0], int(asked.one[1]), asked.processes))))
        return 0
    if asked.show:
        print(load(KEPT).markdown().partition("\n\n")[2])
        return 0
    before = os.getloadavg()[0]
    wanted = [("copies", count) for count in asked.sizes]
    wanted += [(SAME_PAGE, COPIES)] if asked.sizes else []
    wanted += [(TRACE, count) for count in asked.trace]
    runs = [apart(*one, asked.processes) for one in wanted]
    draw(runs, PLOT)
    told = Result(NAME, circumstances(before, ("numpy", "rapidfuzz")), (table(runs),))
    told.write(KEPT)
    print(told.markdown().partition("\n\n")[2])  # the page has a title of its own
    return 0


if __name__ == "__main__":
    sys.exit(main())
