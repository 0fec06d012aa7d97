"""Which finders' confidences are mapped, and to what: only where the other half gains by it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from affiant.facts.calibration import Points, along
from benchmarks.calibrating.isotonic import fit
from benchmarks.calibrating.observation import Observation, halves
from benchmarks.calibrating.reliability import brier, calibration_error

LEAST = 30  # facts to fit on, two steps at least; and to judge the fit by

HEADER = """\
# By finder: points (stated confidence, observed precision), both rising.
# Written by `python -m benchmarks.calibration --fit`; see docs/benchmarks.md.
"""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A finder's points, and what they did for the half (and the sets) not fitted on."""

    key: str
    points: Points
    before: tuple[float, float]
    after: tuple[float, float]
    worse: tuple[str, ...] = ()
    """Sets of `LEAST` facts and more whose Brier's score rose: one set's habits are no rule."""

    @property
    def kept(self) -> bool:
        """Whether the calibration error and Brier's score fell, and rose on no set by itself."""
        fell = self.after[0] < self.before[0] and self.after[1] < self.before[1]
        return fell and not self.worse


def fitted(seen: Sequence[Observation]) -> list[Fitted]:
    """A mapping for every finder that was seen often enough in both halves."""
    by_key: dict[str, list[Observation]] = defaultdict(list)
    for one in seen:
        by_key[one.key].append(one)
    told = []
    for key, own in sorted(by_key.items()):
        learnt, kept_back = halves(own)
        if min(len(learnt), len(kept_back)) >= LEAST:
            told.append(_fitted(key, tuple(fit(learnt)), kept_back))
    return told


def _fitted(key: str, points: Points, kept_back: Sequence[Observation]) -> Fitted:
    def mapped(one: Observation) -> float:
        return along(points, one.stated)

    return Fitted(
        key,
        points,
        (calibration_error(kept_back), brier(kept_back)),
        (calibration_error(kept_back, mapped), brier(kept_back, mapped)),
        tuple(name for name, some in _by_set(kept_back) if brier(some, mapped) > brier(some)),
    )


def _by_set(seen: Sequence[Observation]) -> Iterator[tuple[str, list[Observation]]]:
    for name in sorted({one.set for one in seen}):
        some = [one for one in seen if one.set == name]
        if len(some) >= LEAST:
            yield name, some


def written(mappings: Sequence[Fitted]) -> str:
    """The table that affiant ships, as YAML."""
    lines = []
    for one in mappings:
        if one.kept:
            points = ", ".join(f"[{stated:g}, {right:g}]" for stated, right in one.points)
            lines.append(f'"{one.key}": [{points}]')
    return HEADER + ("\n".join(lines) or "{}") + "\n"
