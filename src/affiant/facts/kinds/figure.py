from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction

UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Change:
    """By how much, which way, and against when: "-8 % against 2019"."""

    value: Decimal
    unit: str  # "%", "point", "basis point", "×" (doubled: 2 up; a third of: 3 down), or its own
    direction: Direction
    base_period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A quantity with what it counts. `span` covers the number with its noun phrase.

    `value` is a plain number (19.4 million is 19400000; "88 %" is 88 with unit "%"; "a third"
    is 1/3 with unit "share"); a range has `low` and `high` and no `value`. `unit` is a closed
    word where the vocabulary has one ("%", "year", "person", "share" ...) else the counted
    noun in the singular. `of` is what is counted or measured, in the text's words.
    `denominator` is of what a share is taken, in the text's words; a percentage without one
    says "unstated", never None. `period` is ISO 8601 (2020, 2000/2020, 2018-06).
    `vintage` is when the figure was published, if the text says so.
    Supports: value, unit, of, denominator, period, change, comparator; of a table's cell also
    row, column (the headers it stands under, outermost first) and caption.

    Raises ValueError for a percentage with no denominator at all.
    """

    kind: ClassVar[str] = "figure"

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator = Comparator.EXACT
    unit: str | None = None
    of: str | None = None
    denominator: str | None = None
    period: str | None = None
    change: Change | None = None
    vintage: str | None = None

    def __post_init__(self) -> None:
        if self.unit == "%" and self.denominator is None:
            raise ValueError(f"a percentage states its denominator or '{UNSTATED}'")
