"""A turn of speech in a transcript: its words as a quotation, and what stands around them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from affiant.facts.kinds import Quote
from affiant.reading.span import Span

FOUND_BY = "turns/1"


@dataclass(frozen=True, slots=True)
class Turn:
    """`label` tells who speaks (Mr. ALDOUS.), `asides` are the directions between brackets
    within the words: neither is said by anybody. `question` is set where the words ask."""

    quote: Quote
    label: Span
    asides: tuple[Span, ...] = ()
    question: bool = False


def turn_at(turns: Sequence[Turn], place: int) -> Turn | None:
    """The turn whose words hold this place; `turns` are in order and do not overlap."""
    at = bisect_right(turns, place, key=lambda turn: turn.quote.span.start) - 1
    return turns[at] if at >= 0 and place < turns[at].quote.span.end else None
