"""How fast affiant reads, and in how much memory, beside the libraries that it reads with.

    python -m benchmarks.reading [--quick] [--json FILE] [--only PART ...]

Parts: speed (readers alone, by format), whole (all of `affiant read` on HTML pages), stages
(where a page's time goes), memory (by number of files). Times are CPU times: another job on
the machine makes them longer, but ours and the library's alike, which is why the ratio
counts. Prints Markdown; keeps a JSON that `python -m benchmarks.results` puts into
docs/benchmarks.md. All parts take about ten minutes, two with --quick.
"""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import reading_memory, reading_speed, reading_stages, reading_whole
from benchmarks.result import Result, Table, circumstances

PARTS: dict[str, Callable[..., Table | None]] = {
    "speed": reading_speed.table,
    "whole": reading_whole.table,
    "stages": reading_stages.table,
    "memory": reading_memory.table,
}
LIBRARIES = ("trafilatura", "lxml", "pypdfium2", "kreuzberg", "fastwarc", "py3langid", "django")


def measure(parts: Sequence[str], *, quick: bool) -> Result:
    before = os.getloadavg()[0]
    tables = tuple(table for part in parts if (table := PARTS[part](quick=quick)) is not None)
    return Result("reading", circumstances(before, LIBRARIES), tables)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="How fast affiant reads.")
    parser.add_argument("--quick", action="store_true", help="fewer files: for a first look")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the result here")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    asked = parser.parse_args(argv)
    result = measure(asked.only, quick=asked.quick)
    print(result.markdown())
    if asked.json is not None:
        result.write(asked.json)


if __name__ == "__main__":
    main()
