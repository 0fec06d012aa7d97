"""Of the facts given 0.8, are four in five right? By type, on data the rules were not fitted on.

    python -m benchmarks.calibration [--fit] [--plot]

Measures what the finders state, then what affiant gives after `facts/calibration.yaml`. A bin is
its facts, the mean confidence they were given, and the share of them that is right.
`--fit` first fits a rising mapping for each finder on one half and writes those mappings into
`facts/calibration.yaml` that lower both the calibration error and Brier's score on the other half
(and on the sets never fitted on); what the table below shows is always the other half.
`--plot` draws docs/images/calibration.svg.

Which facts are judged, and how, is in `benchmarks/calibrating/sources.py`.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from affiant import facts as finders
from affiant.evidence.gazetteer import gazetteer
from affiant.facts import calibration
from affiant.facts.finding import uncalibrated
from benchmarks.calibrating.fitting import Fitted, fitted, written
from benchmarks.calibrating.observation import Observation, halves
from benchmarks.calibrating.reliability import Mapping, bins, brier, calibration_error
from benchmarks.calibrating.sources import SOURCES
from benchmarks.result import circumstances

PLOT = Path(__file__).resolve().parents[1] / "docs" / "images" / "calibration.svg"
EIGHT = (0.75, 0.85)  # what "0.8" is taken to mean
COLUMNS = (
    "type",
    "set",
    "facts",
    "right",
    "ECE stated",
    "given",
    "Brier stated",
    "given",
    "at 0.8",
)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Stated confidence beside observed precision.")
    parser.add_argument("--fit", action="store_true", help="write facts/calibration.yaml anew")
    parser.add_argument("--plot", action="store_true", help=f"draw {PLOT.name}")
    asked = parser.parse_args(argv)
    before = os.getloadavg()[0]
    seen = observe()
    if not seen:
        print("../shared/data is absent: nothing to measure", file=sys.stderr)
        return 2
    if asked.fit:
        _fit(seen)
    _, kept_back = halves(seen)
    if asked.plot:
        from benchmarks.calibrating.plot import draw  # noqa: PLC0415 - only here vl-convert is needed

        draw(kept_back, given, PLOT)
    print(table(kept_back, given))
    print(f"\n{bin_table(kept_back, given)}")
    print(f"\n{circumstances(before, ('affiant',)).sentence()}")
    return 0


def observe() -> list[Observation]:
    """Every fact that can be judged, at the confidence its finder states."""
    finders.find = uncalibrated  # every set below is read through `facts.find`
    known = gazetteer()
    return [one for source in SOURCES for one in source(known)]


def given(seen: Observation) -> float:
    """The confidence that affiant gives such a fact."""
    return calibration.along(calibration.table().get(seen.key, ()), seen.stated)


def _fit(seen: Sequence[Observation]) -> None:
    mappings = fitted(seen)
    for one in mappings:
        print(_told(one), file=sys.stderr)
    calibration.TABLE.write_text(written(mappings), "utf-8")
    calibration.table.cache_clear()


def _told(one: Fitted) -> str:
    verdict = "kept" if one.kept else "left as stated"
    if one.worse:
        verdict += f", for {', '.join(one.worse)} lost by it"
    return (
        f"{one.key}: calibration error {one.before[0]:.3f} to {one.after[0]:.3f}, "
        f"Brier {one.before[1]:.3f} to {one.after[1]:.3f}: {verdict}"
    )


def table(seen: Sequence[Observation], mapping: Mapping) -> str:
    """A row a type and set, one for all sets of a type."""
    rows = []
    for type_ in sorted({one.type for one in seen}):
        own = [one for one in seen if one.type == type_]
        sets = sorted({one.set for one in own})
        rows += [_row(type_, set_, [o for o in own if o.set == set_], mapping) for set_ in sets]
        if len(sets) > 1:
            rows.append(_row(f"**{type_}**", "all", own, mapping))
    return _markdown(COLUMNS, rows, words=2)


def _row(type_: str, set_: str, seen: Sequence[Observation], mapping: Mapping) -> tuple[str, ...]:
    near = [one.right for one in seen if EIGHT[0] <= mapping(one) < EIGHT[1]]
    return (
        type_,
        set_,
        str(len(seen)),
        f"{sum(one.right for one in seen) / len(seen):.3f}",
        f"{calibration_error(seen):.3f}",
        f"{calibration_error(seen, mapping):.3f}",
        f"{brier(seen):.3f}",
        f"{brier(seen, mapping):.3f}",
        f"{sum(near) / len(near):.2f} of {len(near)}" if near else "",
    )


def bin_table(seen: Sequence[Observation], mapping: Mapping) -> str:
    """Every bin of every type, as affiant gives its confidences."""
    return _markdown(
        ("type", "given", "facts", "mean given", "right", "95 %"), [*_bins(seen, mapping)], words=2
    )


def _bins(seen: Sequence[Observation], mapping: Mapping) -> Iterator[tuple[str, ...]]:
    for type_ in sorted({one.type for one in seen}):
        for told in bins([one for one in seen if one.type == type_], mapping):
            low, high = told.margin()
            yield (
                type_,
                f"{told.low:.1f} to {told.high:.1f}",
                str(told.count),
                f"{told.stated:.2f}",
                f"{told.observed:.2f}",
                f"{low:.2f} to {high:.2f}",
            )


def _markdown(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, words: int) -> str:
    rule = ("---",) * words + ("---:",) * (len(columns) - words)
    return "\n".join("| " + " | ".join(row) + " |" for row in (columns, rule, *rows))


if __name__ == "__main__":
    sys.exit(main())
