"""What is said to have happened: a past verb with somebody who did it.

Negated, conditional and future clauses are no events.
"""

from collections.abc import Iterator
from itertools import pairwise

from affiant.facts.deeds.clause import (
    FOUND_BY,
    attribution,
    clause_end,
    conditional,
    dating,
    supports,
    time_of,
)
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import Subject, negated, subject, verb_start
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Event, TimeExpression
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind

_ACTIVE, _PASSIVE = 0.75, 0.65
_PHRASE = 12  # tokens of a subject
_OBJECT_RELATIVES = frozenset({"that", "which", "que", "qu"})
_LIMITS = frozenset({"by", "until", "since", "before", "depuis", "avant", "ici"})
_REDUCED = frozenset({"in", "as", "at", "under"})
_OF_OBJECTS = frozenset(
    {EventKind.PUBLISHED, EventKind.SIGNED, EventKind.REVEALED, EventKind.AWARDED, EventKind.FILED}
)
_NEAR = 6  # tokens between "said" and the day on which it was said
_LEGAL = frozenset(
    {EventKind.ARRESTED, EventKind.CHARGED, EventKind.CONVICTED, EventKind.ACQUITTED,
     EventKind.SENTENCED}
)  # fmt: skip
_COMPARING = frozenset({"more", "fewer", "less", "fewest", "most", "plus", "moins"})
_RELATIVE = frozenset({"where", "whether", "when", "in", "où", "dont", "si"})
_OF_FAMILIES = frozenset({EventKind.SEPARATED, EventKind.REUNITED})
_SAYING = frozenset({EventKind.STATED})


def events(unit: Unit, taken: list[Span], sender: Sender | None) -> Iterator[Event]:
    """The unit's events; verbs inside what is already told (an outcome) are left out."""
    begun = len(taken)
    for at in unit.triggers:
        token = unit.tokens[at]
        kind = unit.words.events.get(token.low)
        if kind is None or negated(unit, at) or _introduces(unit, at):
            continue
        if any(s.start <= token.start < s.end for s in taken[:begun]) or not _finite(unit, at):
            continue
        found = _event(unit, at, kind, sender)
        if found is not None and kind in _OF_FAMILIES and not _of_kin(unit, at):
            continue
        if found is not None and not any(found.span.overlaps(s) for s in taken[begun:]):
            taken.append(found.span)
            yield found


def _of_kin(unit: Unit, at: int) -> bool:
    """Families are separated and reunited; so are funds, parties and egg yolks."""
    return any(unit.has(i, "kin") for i in range(max(0, at - _NEAR), at + _NEAR + 1))


def _finite(unit: Unit, at: int) -> bool:
    """A past verb and no adjective: "the signed letter", "a letter signed by" are none."""
    if unit.words.language == "fr":
        start = verb_start(unit, at)
        return any(unit.tokens[i].low in _HAVE for i in range(start, at)) or _passive(unit, at)
    if at == 0:
        return False
    before = unit.tokens[at - 1].low
    if before in unit.words.sets["determiners"] | unit.words.sets["prepositions"] | {"to"}:
        return False
    if unit.tokens[at].low.endswith("ing"):
        return before in ("is", "are", "was", "were")
    follows = unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""
    return _passive(unit, at) or (follows != "by" and not unit.tokens[at].capital)


_HAVE = frozenset({"a", "ont", "avait", "avaient", "eut"})


def _passive(unit: Unit, at: int) -> bool:
    group = [unit.tokens[i].low for i in range(verb_start(unit, at), at)]
    if any(word in unit.words.sets["modals"] for word in group):
        return False
    if unit.words.language == "fr":
        return "été" in group or "furent" in group or "fut" in group
    return any(word in ("was", "were", "been") for word in group)


def _event(unit: Unit, at: int, kind: EventKind, sender: Sender | None) -> Event | None:
    passive = _passive(unit, at)
    before = subject(unit, at)
    if passive and kind in _SAYING:
        return None
    if passive:
        return _passive_event(unit, at, kind, before, sender)
    if before is None or conditional(unit, before.first) or _compares(unit, at):
        return None
    if kind in _LEGAL and not _says_so(unit, before, "lawmen"):
        return None
    if _idle(unit, at, kind, before):
        return None
    end = clause_end(unit, at)
    span = Span(before.start, end)
    passing = _of_object(unit, before.first) or _loose(unit, at, kind)
    if passing and not _dated(unit, span):
        return None
    if kind in _SAYING:
        said = _saying(unit, at, before)
        if said is None:
            return None
        span = said
    return _fact(unit, kind, span, before=before, actor=before, at=at, sender=sender)


def _idle(unit: Unit, at: int, kind: EventKind, before: Subject) -> bool:
    """Ordered lunch, a paper published in a journal: no ruling, and nobody's act."""
    if unit.tokens[at].low in unit.words.sets["ordering"] and not _says_so(unit, before, "courts"):
        return True
    follower = unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""
    bare = follower in _REDUCED and not _of_object(unit, before.first)
    return kind in _OF_OBJECTS and bare and unit.words.language == "en"


def _says_so(unit: Unit, before: Subject, name: str) -> bool:
    """Whether the subject's words tell a court, the police: customers order and charge too."""
    words = unit.tokens[before.first : before.first + _PHRASE]
    last = max(before.span.end, before.start)
    return any(t.low in unit.words.sets[name] for t in words if t.end <= last)


def _loose(unit: Unit, at: int, kind: EventKind) -> bool:
    """Wrote, began to wonder: an event only with its date, or with what was written to whom."""
    follower = unit.tokens[at + 1] if at + 1 < len(unit.tokens) else None
    low = follower.low if follower else ""
    if unit.has(at, "writing"):
        return low not in unit.words.sets["determiners"] | {"to", "à", "au", "aux"}
    return kind is EventKind.STARTED and (low in ("to", "à") or low.endswith("ing"))


def _of_object(unit: Unit, first: int) -> bool:
    """Every letter that its staff sent: told in passing, an event only with its date."""
    return bool(first) and unit.tokens[first - 1].low in _OBJECT_RELATIVES


def _dated(unit: Unit, span: Span) -> bool:
    return any(t.iso and t.span in span for t in dating(unit))


def _introduces(unit: Unit, at: int) -> bool:
    """On 4 May Ada wrote: the head of a quoted message, or of a quotation."""
    return at + 1 < len(unit.tokens) and unit.tokens[at + 1].text == ":"


def _compares(unit: Unit, at: int) -> bool:
    """Filed more cases than: a statistic, told by figures, and no event."""
    after = [token.low for token in unit.tokens[at + 1 : at + 3]]
    return any(word in _COMPARING for word in after)


def _relative(unit: Unit, first: int) -> bool:
    """A case where defendants were charged: a definition."""
    return bool(first) and unit.tokens[first - 1].low in _RELATIVE


def _saying(unit: Unit, at: int, before: Subject) -> Span | None:
    """Speech is an event only with its day or place in time beside the verb."""
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        token = unit.tokens[index]
        time = next((t for t in unit.times if t.span.start == token.start), None)
        if time is not None:
            return Span(unit.tokens[verb_start(unit, at)].start, time.span.end)
        if token.text in ':“"«' or token.low in unit.words.sets["boundaries"]:
            break
    lead = [t for t in unit.times if t.iso and t.span.end <= before.start and not _limits(unit, t)]
    if lead and unit.spoken(lead[-1].span.end, before.start).count(",") == 1:
        return Span(before.start, clause_end(unit, at))
    return None


def _limits(unit: Unit, time: TimeExpression) -> bool:
    """By 2028, since May: the time of what is said, not of the saying."""
    words = [t.low for t in unit.tokens if t.end <= time.span.start][-1:]
    return bool(words) and words[0] in _LIMITS


def _passive_event(
    unit: Unit, at: int, kind: EventKind, before: Subject | None,
    sender: Sender | None,
) -> Event | None:  # fmt: skip
    start = unit.tokens[verb_start(unit, at)].start
    impersonal = at >= 2 and unit.tokens[verb_start(unit, at) - 1].low in ("it", "il")  # noqa: PLR2004
    if impersonal and verb_start(unit, at) and _token_is(unit, at, "revealed_that"):
        start = unit.tokens[verb_start(unit, at) - 1].start
        span = Span(start, clause_end(unit, at))
        return _fact(unit, EventKind.REVEALED, span, before=None, actor=None, at=at, sender=sender)
    agent = _agent(unit, at)
    end = clause_end(unit, at)
    timed = any(start <= t.span.start < end for t in dating(unit))
    actor = before if kind in _LEGAL else agent
    first = _patient(unit, at, before)
    if actor is None and _restricts(unit, at):
        return None
    if kind is EventKind.PUBLISHED and _somebody(unit, before):
        return None
    if kind in _LEGAL and not _known(unit, before):
        return None
    if first is None or any(unit.tokens[first].start in range(*_ends(t)) for t in unit.times):
        return None
    if actor is None and not timed:
        return None
    if conditional(unit, first) or (kind in _LEGAL and _relative(unit, first)):
        return None
    span = Span(unit.tokens[first].start, end)
    return _fact(unit, kind, span, before=before, actor=actor, at=at, sender=sender)


def _known(unit: Unit, before: Subject | None) -> bool:
    """Whether a name or a noun for people is charged: capitals alone do not tell a person."""
    return before is not None and (before.mention is not None or _somebody(unit, before))


def _somebody(unit: Unit, before: Subject | None) -> bool:
    """People who are released are not published."""
    if before is None:
        return False
    if before.mention is not None:
        return before.mention.entity_kind is EntityKind.PERSON
    words = unit.tokens[before.first : before.first + _PHRASE]
    return any(
        t.low in unit.words.sets["actors"] or t.low in unit.words.sets["kin"]
        for t in words
        if t.end <= before.span.end
    )


def _restricts(unit: Unit, at: int) -> bool:
    """Children who were separated, it was filed: no clause of its own tells of whom."""
    start = verb_start(unit, at)
    if not start:
        return False
    return any(unit.has(start - 1, name) for name in ("relatives", "pronouns", "coordinators"))


def _ends(time: TimeExpression) -> tuple[int, int]:
    return time.span.start, time.span.end


def _token_is(unit: Unit, at: int, name: str) -> bool:
    return unit.tokens[at].low in unit.words.sets[name]


def _patient(unit: Unit, at: int, before: Subject | None) -> int | None:
    """The first token of what it was done to."""
    if before is not None:
        return before.first
    stop = verb_start(unit, at)
    first = stop
    while first > 0 and unit.tokens[first - 1].text not in ',;:(“"«.':
        if unit.tokens[first - 1].low in unit.words.sets["boundaries"]:
            break
        first -= 1
    return first if first < stop else None


def _agent(unit: Unit, at: int) -> Subject | None:
    """Who did it, after "by" or "par"."""
    for index, (one, other) in enumerate(pairwise(unit.tokens[at + 1 : at + 1 + _NEAR])):
        if one.low in ("by", "par"):
            mention = next(
                (m for m in unit.mentions if other.start <= m.span.start <= other.end + 2), None
            )
            if mention is not None:
                return Subject(
                    mention.name, mention.span, at + 1 + index, mention.span.start, mention
                )
            return _noun_agent(unit, at + 2 + index)
    return None


def _noun_agent(unit: Unit, first: int) -> Subject | None:
    for index in range(first, min(len(unit.tokens), first + 3)):
        if unit.has(index, "actors"):
            span = Span(unit.tokens[first].start, unit.tokens[index].end)
            return Subject(unit.spoken(span.start, span.end), span, first, span.start)
    return None


def _fact(
    unit: Unit,
    kind: EventKind,
    span: Span,
    *,
    before: Subject | None,
    actor: Subject | None,
    at: int,
    sender: Sender | None,
) -> Event:
    date, words, unsure, place = time_of(unit, before, span.start, span.end)
    verb = Span(unit.tokens[at].start, unit.tokens[at].end)
    return Event(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_PASSIVE if _passive(unit, at) else _ACTIVE,
        attribution=attribution(sender),
        supports=supports(
            ("actors", actor.span if actor else None), ("date", place), ("verb", verb)
        ),
        reference_marker=unit.cited.number if unit.cited else None,
        event_kind=kind,
        actors=(actor.name,) if actor else (),
        date=date,
        date_text=words,
        date_unsure=unsure,
    )
