"""Stated confidence beside observed precision.

The expected calibration error is that of Naeini et al. (2015): the mean distance between the
two over bins, weighted by their counts. Brier's score is the mean squared distance of a stated
confidence from what came true (1 or 0).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from benchmarks.calibrating.observation import Observation

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
NORMAL_95 = 1.96

Mapping = Callable[[Observation], float]


@dataclass(frozen=True, slots=True)
class Bin:
    """The observations of one bin: their count, mean stated confidence, and share right."""

    low: float
    high: float
    count: int
    stated: float
    observed: float

    def margin(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share right."""
        z2 = NORMAL_95**2 / self.count
        middle = (self.observed + z2 / 2) / (1 + z2)
        spread = (
            NORMAL_95
            / (1 + z2)
            * sqrt(self.observed * (1 - self.observed) / self.count + z2 / (4 * self.count))
        )
        return max(0.0, middle - spread), min(1.0, middle + spread)


def as_stated(seen: Observation) -> float:
    """The confidence as the finder gave it."""
    return seen.stated


def bins(seen: Sequence[Observation], mapping: Mapping = as_stated) -> list[Bin]:
    """The bins that hold anything; the last one holds its upper edge too."""
    told = []
    for low, high in pairwise(EDGES):
        inside = [o for o in seen if low <= mapping(o) < high or mapping(o) == high == EDGES[-1]]
        if inside:
            stated = sum(mapping(o) for o in inside) / len(inside)
            observed = sum(o.right for o in inside) / len(inside)
            told.append(Bin(low, high, len(inside), stated, observed))
    return told


def calibration_error(seen: Sequence[Observation], mapping: Mapping = as_stated) -> float:
    """Expected calibration error, 0 where nothing was seen."""
    told = bins(seen, mapping)
    total = sum(one.count for one in told)
    return sum(one.count * abs(one.stated - one.observed) for one in told) / max(total, 1)


def brier(seen: Sequence[Observation], mapping: Mapping = as_stated) -> float:
    """Brier's score, 0 where nothing was seen."""
    return sum((mapping(o) - o.right) ** 2 for o in seen) / max(len(seen), 1)
