"""What happened, told by a noun: "the protest on 3 May", "Brook’s executive order".

Only with its day, or with whose order it was: a noun alone may be a plan or a habit.
"""

from collections.abc import Iterator

from affiant.facts.deeds.clause import FOUND_BY, clause_end, dating, supports, time_of
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.told import voice
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Event, Mention, TimeExpression
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind

_SAID_OF_IT = 7  # tokens behind a noun, its day and its verb among them
_CONFIDENCE = 0.65
_NEAR = 24  # characters between the noun and its day: "at the gates on"
_GOVERNED = 8  # tokens before the noun's phrase in which somebody may ask for it
_WORDS = 5  # tokens of the noun's phrase before it
_VERBS = frozenset(
    {"is", "was", "are", "were", "has", "had", "have", "will", "would", "did", "does"}
)
_ACTING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


def occasions(unit: Unit, taken: list[Span], sender: Sender | None) -> Iterator[Event]:
    """Events by nouns outside what verbs have told."""
    for at in unit.triggers:
        token = unit.tokens[at]
        if any(s.start <= token.start < s.end for s in taken):
            continue
        found = _ordered(unit, at, sender) or _dated(unit, at, sender)
        if found is not None:
            taken.append(found.span)
            yield found


def _ordered(unit: Unit, at: int, sender: Sender | None) -> Event | None:
    """Somebody’s executive order, décret de somebody."""
    if not unit.has(at, "occasions.orders") or unit.words.language != "en":
        return None
    first = at - 1 if at and unit.tokens[at - 1].low == "executive" else None
    if first is None:
        return None
    owner = _owner(unit, first)
    if owner is None:
        return None
    span = Span(owner.span.start, _noun_end(unit, at))
    return _fact(unit, EventKind.RULED, span, at, owner=owner, sender=sender)


def _noun_end(unit: Unit, at: int) -> int:
    """Where the noun's phrase ends: before the verb that it is the subject of, or a comma."""
    end = clause_end(unit, at)
    for index in range(at + 1, len(unit.tokens)):
        token = unit.tokens[index]
        if token.start >= end:
            break
        if token.text == "," or token.low in _VERBS:
            return unit.tokens[index - 1].end
    return end


def _owner(unit: Unit, first: int) -> Mention | None:
    """Whose the noun at this index is: the name before its "’s"."""
    before = unit.tokens[max(0, first - 2) : first]
    if [t.low for t in before[-1:]] != ["s"] or before[0].text not in "’'":
        return None
    end = before[0].start
    return next((m for m in unit.mentions if m.span.end in (end, end + 2)
                 and m.entity_kind in _ACTING), None)  # fmt: skip


def _dated(unit: Unit, at: int, sender: Sender | None) -> Event | None:
    """The protest on 3 May, la manifestation de mardi, last week’s raid."""
    if not unit.has(at, "occasions.gatherings"):
        return None
    first = _phrase(unit, at)
    if first is None or _to_come(unit, first, at) or foreseen(unit, at + 1):
        return None
    noun = unit.tokens[at]
    for time in dating(unit):
        after = noun.end <= time.span.start <= noun.end + _NEAR
        between = unit.spoken(noun.end, time.span.start) if after else ","
        if time.iso and after and not any(mark in between for mark in ",;:("):
            span = Span(unit.tokens[first].start, time.span.end)
            return _fact(unit, EventKind.PROTESTED, span, at, time=time, sender=sender)
    return None


def _to_come(unit: Unit, first: int, at: int) -> bool:
    """Plans a walkout, calls for a strike, a strike is expected: none has happened."""
    before = range(max(0, first - _GOVERNED), at)
    wished = ("demands.asking", "nominal.unreal", "negations", "modals")
    if any(unit.has(index, name) for index in before for name in wished):
        return True
    return any(unit.has(index, "nominal.foreseen") for index in range(at + 1, at + 1 + _WORDS))


def foreseen(unit: Unit, last: int) -> bool:
    """The walkout | of 13 April was banned: what is said of it in the same clause."""
    for at in range(last, min(last + _SAID_OF_IT, len(unit.tokens))):
        if unit.tokens[at].text in ",;:.!?":
            return False
        if unit.has(at, "nominal.foreseen"):
            return True
    return False


def _phrase(unit: Unit, at: int) -> int | None:
    """The determiner that opens the noun's phrase; none for "no protest", "any strike"."""
    for index in range(at - 1, max(-1, at - 1 - _WORDS), -1):
        low = unit.tokens[index].low
        if low in ("any", "no", "every", "aucun", "aucune", "toute"):
            return None
        if unit.has(index, "determiners"):
            return index
        if not unit.tokens[index].text.isalpha():
            return None
    return None


def _fact(
    unit: Unit,
    kind: EventKind,
    span: Span,
    at: int,
    *,
    time: TimeExpression | None = None,
    owner: Mention | None = None,
    sender: Sender | None,
) -> Event:
    noun = Span(unit.tokens[at].start, unit.tokens[at].end)
    date, words, unsure, place = (
        (time.iso, time.surface, time.unsure, time.span)
        if time
        else time_of(unit, None, span.start, span.end)
    )
    return Event(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_CONFIDENCE,
        attribution=voice(unit, noun.start, sender),
        supports=supports(
            ("actors", owner.span if owner else None),
            ("date", place),
            ("verb", noun),
        ),
        reference_marker=unit.cited.number if unit.cited else None,
        event_kind=kind,
        actors=(owner.name,) if owner else (),
        date=date,
        date_text=words,
        date_unsure=unsure,
    )
