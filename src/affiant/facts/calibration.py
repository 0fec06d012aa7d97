"""What a rule's author states, made what was counted: of facts at 0.8, four in five are right.

`calibration.yaml` holds for each finder and language points (stated, observed), both rising, that
`python -m benchmarks.calibration --fit` wrote. Between two points a line is drawn; below the
first a confidence is never raised, above the last none is added. A finder without points
keeps what it states.
"""

from bisect import bisect_right
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import yaml

from affiant.facts.kinds import Fact, Mention

TABLE = Path(__file__).with_name("calibration.yaml")

Points = tuple[tuple[float, float], ...]

_KEPT = 4096  # different (key, stated) pairs kept; rules state a few dozen, a model any


def key(fact: Fact, language: str | None) -> str:
    """What is calibrated together: a finder's facts in one language, and names by their kind."""
    kind = f" {fact.entity_kind.value}" if isinstance(fact, Mention) else ""
    return f"{fact.found_by}{kind} {language}"


def calibrated(fact: Fact, language: str | None) -> Fact:
    """The fact with the precision observed for its finder at its stated confidence; `language`
    is the document's."""
    told = _observed(key(fact, language), fact.confidence)
    return fact if told == fact.confidence else replace(fact, confidence=told)


@lru_cache(_KEPT)
def _observed(finder: str, stated: float) -> float:
    return along(table().get(finder, ()), stated)


@cache
def table() -> dict[str, Points]:
    """The points by finder."""
    told = yaml.safe_load(TABLE.read_text("utf-8")) or {}
    return {finder: tuple((s, o) for s, o in points) for finder, points in told.items()}


def along(points: Points, stated: float) -> float:
    """The observed precision at a stated confidence, to two places."""
    if not points:
        return stated
    at = bisect_right(points, (stated, 1.0))
    if at == 0:
        return min(stated, points[0][1])
    if at == len(points):
        return round(points[-1][1], 2)
    (low, from_), (high, to) = points[at - 1], points[at]
    return round(from_ + (to - from_) * (stated - low) / (high - low), 2)
