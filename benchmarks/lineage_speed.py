"""Does the time of lineages grow with their number, or faster? And the memory?

    python -m benchmarks.lineage_speed [--sizes N ...] [--trace N] [--plot]

Invented documents of 500 words (`benchmarks.reusing.made`: 40 in a hundred made of others), each
size in a process of its own: processor time and peak memory of `copies`, the documents included.
`--trace` runs copies and translations together on so many. The exponent is the slope between the
last two sizes on logarithmic axes: n log n is 1.06 to 1.09 here.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path
from typing import Any

import vl_convert

from affiant.lineage.copies import copies
from affiant.lineage.trace import trace
from benchmarks.result import FOLDER, Result, Table, circumstances, load
from benchmarks.reusing.made import SAME_PAGE, WORDS, members

NAME = "lineage speed"
PLOT = Path(__file__).parents[1] / "docs" / "images" / "lineage.svg"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 200_000)
TRACE = "copies and translations"
COPIES = 10_000
KEPT = FOLDER / "lineage-speed.json"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processor time, MiB at the peak and with only the documents made."""

    what: str
    documents: int
    seconds: float
    peak: float
    before: float
    links: int


def run(what: str, count: int) -> Run:
    told = members(count, same=what == SAME_PAGE, bilingual=what == TRACE)
    (trace if what == TRACE else copies)(told[:20])  # loads tables and lexicons
    before, begun = _peak(), time.process_time()
    links = trace(told) if what == TRACE else copies(told)
    return Run(what, count, time.process_time() - begun, _peak(), before, len(links))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(what: str, count: int) -> Run:
    """The same in a process of its own, so that its peak of memory is its own."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.lineage_speed", "--one", what, str(count)],
        capture_output=True,
        text=True,
        check=True,
    )
    return Run(**json.loads(told.stdout))


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
                f"{one.documents / one.seconds:,.0f}",
                slope,
                f"{one.before:,.0f}",
                f"{one.peak:,.0f}",
                f"{one.links:,}",
            )
        )
        earlier = one
    columns = (
        "what", "documents", "s", "documents/s", "exponent", "documents, MiB", "peak, MiB", "links"
    )  # fmt: skip
    note = f"Invented documents of {WORDS} words, one process each, processor time."
    return Table("Time and memory of lineages", columns, tuple(rows), note)


def draw(runs: Sequence[Run], path: Path) -> None:
    """Seconds by documents on logarithmic axes, beside n log n through the first point."""
    told = [one for one in runs if one.what == "copies"]
    first = told[0]
    unit = first.seconds / (first.documents * log(first.documents))
    values = [
        {"documents": one.documents, "seconds": seconds, "line": line}
        for one in told
        for line, seconds in (
            ("copies, measured", one.seconds),
            ("n log n", unit * one.documents * log(one.documents)),
        )
    ]
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
                "field": "line",
                "type": "nominal",
                "scale": {"range": ["#1f6f8b", "#b0772d"]},
                "legend": {"title": None, "orient": "top"},
            },
        },
        "config": {"background": "white", "font": "sans-serif"},
    }
    path.write_text(str(vl_convert.vegalite_to_svg(json.dumps(plot))) + "\n", "utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Speed and memory of lineages.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--trace", type=int, nargs="*", default=[])
    parser.add_argument("--one", nargs=2, metavar=("WHAT", "N"), help="one run, printed as JSON")
    parser.add_argument("--show", action="store_true", help="print what was kept, measure nothing")
    asked = parser.parse_args(argv)
    if asked.one:
        print(json.dumps(asdict(run(asked.one[0], int(asked.one[1])))))
        return 0
    if asked.show:
        print(load(KEPT).markdown().partition("\n\n")[2])
        return 0
    before = os.getloadavg()[0]
    runs = [apart("copies", count) for count in asked.sizes]
    runs.append(apart(SAME_PAGE, COPIES))
    runs += [apart(TRACE, count) for count in asked.trace]
    if len(asked.sizes) > 1:
        draw(runs, PLOT)
    told = Result(NAME, circumstances(before, ("numpy", "rapidfuzz")), (table(runs),))
    told.write(KEPT)
    print(told.markdown().partition("\n\n")[2])  # the page has a title of its own
    return 0


if __name__ == "__main__":
    sys.exit(main())
