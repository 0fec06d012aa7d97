"""What a score of two names is worth: how many of the pairs with such a score are the same.

    python -m benchmarks.linkage_calibration [--json]

On the same pairs as benchmarks.linkage. Rules give few different scores, so the bins are few. The
thresholds were set while the rules were made, on "dev"; "held" took no part in that and tells what
they are worth, with the lower end of Wilson's interval, for the pairs are few too.
"""

import argparse
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from affiant.names.aliases import catalogued
from affiant.names.compare import compare
from affiant.names.comparison import DIFFERENT, SAME
from affiant.names.likeness import JOINED
from benchmarks.linking.pairs import HALVES, decided
from benchmarks.result import FOLDER, Result, Table, circumstances

EDGES = (0.0, 0.2, DIFFERENT, 0.6, SAME, 0.8, JOINED, 0.98, math.inf)
WIDE = 1.96  # standard deviations
USES = (
    (JOINED, "joined without asking"),
    (SAME, "“the same” in a comparison"),
    (DIFFERENT, "shown as possible, a person decides"),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score, and whether a person says that it is the same."""

    score: float
    same: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some pairs are the same."""

    same: int
    of: int

    @classmethod
    def among(cls, pairs: Sequence[Scored]) -> "Share":
        return cls(sum(pair.same for pair in pairs), len(pairs))

    @property
    def least(self) -> float:
        """The lower end of Wilson's interval (Wilson 1927); 0 of no pairs."""
        if not self.of:
            return 0.0
        share, square = self.same / self.of, WIDE**2
        middle = share + square / (2 * self.of)
        spread = WIDE * math.sqrt(share * (1 - share) / self.of + square / (4 * self.of**2))
        return (middle - spread) / (1 + square / self.of)

    def __str__(self) -> str:
        return f"{self.same / self.of:.3f} ({self.same} of {self.of})" if self.of else "–"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="keep it in benchmarks/results")
    asked = parser.parse_args(argv)
    before = os.getloadavg()[0]
    halves = {half: scored(half) for half in HALVES}
    tables = (_reliability(halves), _thresholds(halves))
    result = Result("linkage calibration", circumstances(before, ("rapidfuzz",)), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "linkage-calibration.json")
    return 0


def scored(half: str) -> tuple[Scored, ...]:
    """The decided pairs of one half, with the catalogue."""
    return tuple(
        Scored(compare(pair.one, pair.other, catalogued()).score, pair.answer == "same")
        for pair in decided(half)
    )


def _reliability(halves: dict[str, tuple[Scored, ...]]) -> Table:
    return Table(
        "The share that is the same, by score",
        ("score", *HALVES),
        tuple(
            (
                f"{low:g} up to {high:g}" if high < math.inf else f"{low:g} and more",
                *(
                    str(Share.among([one for one in halves[half] if low <= one.score < high]))
                    for half in HALVES
                ),
            )
            for low, high in pairwise(EDGES)
        ),
    )


def _thresholds(halves: dict[str, tuple[Scored, ...]]) -> Table:
    rows = []
    for threshold, use in USES:
        row = [use, f"{threshold:g}"]
        for half in HALVES:
            share = Share.among([one for one in halves[half] if one.score >= threshold])
            kept = sum(one.same for one in halves[half])
            row += [str(share), f"{share.least:.3f}", f"{share.same / (kept or 1):.3f}"]
        rows.append(tuple(row))
    columns = [
        column
        for half in HALVES
        for column in (f"{half}: same from there on", "at least", "of all the same")
    ]
    return Table(
        "The thresholds",
        ("what for", "from", *columns),
        tuple(rows),
        "“At least”: the lower end of Wilson's interval at 95 %.",
    )


if __name__ == "__main__":
    raise SystemExit(main())
