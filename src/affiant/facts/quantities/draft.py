from dataclasses import dataclass, field
from decimal import Decimal

from affiant.facts.kinds import Change
from affiant.facts.quantities.number import Number
from affiant.vocabulary.comparator import Comparator

BARE, SPELLED, VAGUE, CLEAR = 0.6, 0.75, 0.7, 0.9
"""Confidence: without what is counted; a length of time; "hundreds of"; with its noun."""

TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as its sentence tells it, in token indices; the document's part is still missing.

    `end` is "before" or "after" of the two ends of a change. `held` names the tokens that
    support each attribute. `level` tells that the value is a level (a count), so that a change
    told right behind it ("soit une baisse de 8 %") is its.
    """

    number: Number | None
    first: int
    last: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EXACT
    of: tuple[int, int] | None = None
    denominator: tuple[int, int] | None = None
    change: Change | None = None
    base: tuple[int, int] | None = None
    level: bool = False
    moved_by: int | None = None
    end: str = ""
    confidence: float = 0.85
    held: dict[str, tuple[int, int]] = field(default_factory=dict)
