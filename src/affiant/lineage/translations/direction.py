"""Which of two texts is the original: what they say themselves, else their dates, else unknown."""

from affiant.lineage.link import Match, Reason
from affiant.lineage.relation import Direction
from affiant.lineage.translations.declared import Declared, declared
from affiant.reading.document import Document
from affiant.reading.span import Span

_DAY = 10  # characters of an ISO date


def direction(
    first: Document, second: Document
) -> tuple[Direction, tuple[Match, ...], tuple[Reason, ...]]:
    """The direction, with the passage that says so and why.

    Where both call themselves translations, or a text's words contradict the language of the
    other, nothing is known.
    """
    says_first, says_second = _of(first, second), _of(second, first)
    if says_first and says_second:
        return Direction.UNKNOWN, (), ()
    if says_second:
        return Direction.FORWARD, (_match(None, says_second),), (_reason(second, says_second),)
    if says_first:
        return Direction.BACKWARD, (_match(says_first, None),), (_reason(first, says_first),)
    return _by_dates(first, second), (), ()


def _of(document: Document, other: Document) -> Declared | None:
    """What a document says of its original, if `other` is in that language."""
    told = declared(document)
    language = (other.language or "")[:2]
    return told if told and language in ("", told.language) else None


def _match(first: Declared | None, second: Declared | None) -> Match:
    """The words that say so, beside the beginning of the other text."""
    beginning = Span(0, 0)
    return Match(
        first.span if first else beginning, second.span if second else beginning, "declared"
    )


def _reason(document: Document, told: Declared) -> Reason:
    return Reason("declared", 1.0, told.span.of(document.text))


def _by_dates(first: Document, second: Document) -> Direction:
    """The earlier one is the original; the same day, or a part of a date, tells nothing."""
    dates = [d.published for d in (first, second)]
    if any(date is None or date.may_be_repost for date in dates):
        return Direction.UNKNOWN
    days = [date.iso[:_DAY] for date in dates if date]
    shortest = min(len(day) for day in days)
    one, other = (day[:shortest] for day in days)
    if one == other:
        return Direction.UNKNOWN
    return Direction.FORWARD if one < other else Direction.BACKWARD
