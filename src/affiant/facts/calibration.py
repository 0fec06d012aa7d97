"""What a rule's author states, made what was counted: of facts at 0.8, four in five are right.

`calibration.yaml` holds for each finder and language points (stated, observed), both rising, that
`python -m benchmarks.calibration --fit` wrote. Between two points a line is drawn; below the
first a confidence is never raised, above the last none is added. A finder without points
keeps what it states.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from affiant.facts.kinds import Fact, Mention
from affiant.vocabulary.entity import EntityKind

TABLE = Path(__file__).with_name("calibration.yaml")

Points = tuple[tuple[float, float], ...]

_KEPT = 4096  # different askings kept; rules state a few dozen, a model any


def key(fact: Fact, language: str | None) -> str:
    """What is calibrated together: a finder's facts in one language, and names by their kind."""
    return _key(fact.found_by, _kind(fact), language)


def calibrated(fact: Fact, language: str | None) -> Fact:
    """The fact with the precision observed for its finder at its stated confidence; `language`
    is the document's."""
    told = _observed(fact.found_by, _kind(fact), language, fact.confidence)
    return fact if told == fact.confidence else _with(fact, told)


def _kind(fact: Fact) -> EntityKind | None:
    return fact.entity_kind if isinstance(fact, Mention) else None


def _key(finder: str, kind: EntityKind | None, language: str | None) -> str:
    return f"{finder} {kind.value} {language}" if kind else f"{finder} {language}"


@lru_cache(_KEPT)
def _observed(finder: str, kind: EntityKind | None, language: str | None, stated: float) -> float:
    return along(table().get(_key(finder, kind, language), ()), stated)


def _with(fact: Fact, confidence: float) -> Fact:
    """What `dataclasses.replace` gives, at a fifth of its time: a page has a hundred facts, and
    nothing that a fact checks when it is made depends on its confidence."""
    kind: Any = type(fact)
    changed: Fact = object.__new__(kind)
    for get, put in _slots(kind):
        put(changed, get(fact))
    object.__setattr__(changed, "confidence", confidence)
    return changed


@cache
def _slots(kind: type[Any]) -> tuple[tuple[Callable[..., Any], Callable[..., None]], ...]:
    places = [getattr(kind, field.name) for field in fields(kind) if field.name != "confidence"]
    return tuple((place.__get__, place.__set__) for place in places)


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
        return min(stated, round(points[0][1], 2))
    if at == len(points):
        return round(points[-1][1], 2)
    (low, from_), (high, to) = points[at - 1], points[at]
    return round(from_ + (to - from_) * (stated - low) / (high - low), 2)
