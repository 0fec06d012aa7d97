"""What is said to have happened: a past verb with somebody who did it.

Negated, conditional and future clauses are no events.
"""

from collections.abc import Iterator
from itertools import pairwise

from affiant.facts.deeds.clause import (
    FOUND_BY,
    clause_end,
    conditional,
    dating,
    supports,
    time_of,
)
from affiant.facts.deeds.cued import quote_of
from affiant.facts.deeds.happening import (
    asks,
    compares,
    condemned,
    dated,
    finite,
    idle,
    in_passive,
    introduces,
    known,
    loose,
    of_kin,
    of_object,
    of_worth,
    relative,
    restricts,
    says_so,
    somebody,
)
from affiant.facts.deeds.pronoun import pronoun
from affiant.facts.deeds.retracted import retracted
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import Subject, negated, subject, verb_start
from affiant.facts.deeds.told import doubted, voice
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Event, TimeExpression
from affiant.reading.span import Span
from affiant.vocabulary.event import EventKind

_ACTIVE, _PASSIVE = 0.75, 0.65
_LIMITS = frozenset({"by", "until", "since", "before", "depuis", "avant", "ici"})
_FINE = 14  # tokens between "fined" and "by": the sum stands there
_NEAR = 6  # tokens between "said" and the day on which it was said
_LEGAL = frozenset(
    {EventKind.ARRESTED, EventKind.CHARGED, EventKind.CONVICTED, EventKind.ACQUITTED,
     EventKind.SENTENCED}
)  # fmt: skip
_OF_PERSONS = _LEGAL | {EventKind.RESIGNED}
"""What happens to persons alone: "il" is then no ministry."""
_WHOLE = frozenset(
    {
        EventKind.RESIGNED,
        EventKind.PROTESTED,
        EventKind.MET,
        EventKind.SEPARATED,
        EventKind.REUNITED,
        EventKind.ENDED,
        EventKind.STATED,
    }
)
"""What a verb tells by itself."""
_OF_FAMILIES = frozenset({EventKind.SEPARATED, EventKind.REUNITED})
_TELLING = frozenset({EventKind.SENT, EventKind.STATED, EventKind.ANNOUNCED, EventKind.REVEALED})
"""What these tell in a clause with "that" has times of its own."""
_READERS = frozenset({"vous", "nous", "je", "you", "we"})  # la somme que | vous mentionnez
_ASKING = frozenset({"quel", "quelle", "quels", "quelles", "combien", "which", "what", "whether"})
_SAYING = frozenset({EventKind.STATED})


def events(unit: Unit, taken: list[Span], sender: Sender | None) -> Iterator[Event]:
    """The unit's events; verbs inside what is already told (an outcome) are left out."""
    begun = len(taken)
    if asks(unit):
        return
    for at in unit.triggers:
        token = unit.tokens[at]
        kind = _told_by(unit, at)
        if kind is None or negated(unit, at) or introduces(unit, at):
            continue
        if any(s.start <= token.start < s.end for s in taken[:begun]) or not finite(unit, at):
            continue
        found = _event(unit, at, kind, sender)
        if found is not None and doubted(unit, found.span.start, token.start):
            continue
        if found is not None and retracted(unit, kind):
            continue
        if found is not None and kind in _OF_FAMILIES and not of_kin(unit, at):
            continue
        if found is not None and not any(found.span.overlaps(s) for s in taken[begun:]):
            taken.append(found.span)
            yield found


def _told_by(unit: Unit, at: int) -> EventKind | None:
    """The kind of the verb at `at`, or of the phrase that it begins: "mis en examen"."""
    low = unit.tokens[at].low
    for rest, kind in unit.words.phrased.get(low, ()):
        behind = unit.tokens[at + 1 : at + 1 + len(rest)]
        if tuple(token.low for token in behind) == rest:
            return kind
    told = unit.words.events.get(low)
    if told is EventKind.CONVICTED:
        return condemned(unit, at)
    return None if told is EventKind.DONATED and not of_worth(unit, at) else told


def _event(unit: Unit, at: int, kind: EventKind, sender: Sender | None) -> Event | None:
    passive = in_passive(unit, at)
    before = subject(unit, at) or (pronoun(unit, at) if kind in _OF_PERSONS else None)
    if (passive and kind in _SAYING) or _asked(unit, before):
        return None
    if passive:
        return _passive_event(unit, at, kind, before, sender)
    if before is None or not before.name or conditional(unit, before.first):
        return None
    if compares(unit, at):
        return None
    nobody_s = kind in _LEGAL and not says_so(unit, before, "lawmen")
    if nobody_s or idle(unit, at, kind, before):
        return None
    end = clause_end(unit, at)
    span = Span(before.start, end)
    if _in_passing(unit, at, kind, span, before):
        return None
    if kind in _SAYING:
        said = _saying(unit, at, before)
        if said is None:
            return None
        span = said
    return _fact(unit, kind, span, before=before, actor=before, at=at, sender=sender)


def _asked(unit: Unit, before: Subject | None) -> bool:
    return before is not None and _asked_which(unit, before.first, before.first + 1)


def _asked_which(unit: Unit, first: int, last: int) -> bool:
    """Asks | which sum was paid; demande | quel montant a été versé: nobody tells that it was."""
    return any(token.low in _ASKING for token in unit.tokens[max(0, first - 1) : last])


def _saying(unit: Unit, at: int, before: Subject) -> Span | None:
    """Speech is an event only with its day or place in time beside the verb."""
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        token = unit.tokens[index]
        time = next((t for t in unit.times if t.span.start == token.start), None)
        if time is not None:
            first = verb_start(unit, at)
            if first and unit.has(first - 1, "relatives"):
                return None
            beside = first > 0 and unit.tokens[first - 1].end == before.span.end
            return Span(before.start if beside else unit.tokens[first].start, time.span.end)
        if token.text in ':“"«' or token.low in unit.words.sets["boundaries"]:
            break
        if unit.has(index, "pronouns"):
            return None  # said she saw it on Friday: the day of the seeing
    lead = [t for t in unit.times if t.iso and t.span.end <= before.start and not _limits(unit, t)]
    quote = quote_of(unit, at)
    lead = [t for t in lead if quote is None or t.span not in quote.span]  # ... on Monday, X said
    if lead and unit.spoken(lead[-1].span.end, before.start).count(",") == 1:
        return Span(before.start, clause_end(unit, at))
    return None


def _in_passing(unit: Unit, at: int, kind: EventKind, span: Span, before: Subject) -> bool:
    """A charge that X rejected; the office announced: what was done is told elsewhere."""
    if kind not in _WHOLE and span.end <= unit.tokens[at].end:
        return True
    if unit.has(at, "writing") and loose(unit, at, kind):
        return True
    passing = of_object(unit, before.first) or loose(unit, at, kind)
    return passing and not dated(unit, span)


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
    agent = _agent(unit, at, _FINE if kind is EventKind.FINED else _NEAR)
    end = clause_end(unit, at)
    timed = any(start <= t.span.start < end for t in dating(unit))
    untold = before is not None and not before.name
    actor = agent if kind not in _LEGAL else None if untold else before
    first = _patient(unit, at, before)
    if actor is None and not untold and restricts(unit, at):
        return None
    if kind is EventKind.PUBLISHED and somebody(unit, before):
        return None
    if kind in _LEGAL and not untold and not known(unit, before):
        return None
    if (
        first is None
        or unit.tokens[first].low in _READERS
        or _asked_which(unit, first, verb_start(unit, at) - 1)
        or any(unit.tokens[first].start in range(*_ends(t)) for t in unit.times)
    ):
        return None
    if actor is None and not timed:
        return None
    if conditional(unit, first) or (kind in _LEGAL and relative(unit, first)):
        return None
    span = Span(unit.tokens[first].start, end)
    return _fact(unit, kind, span, before=before, actor=actor, at=at, sender=sender)


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


def _agent(unit: Unit, at: int, reach: int) -> Subject | None:
    """Who did it, after "by" or "par"."""
    for index, (one, other) in enumerate(pairwise(unit.tokens[at + 1 : at + 1 + reach])):
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
    after = unit.tokens[at].end if kind in _TELLING else None
    date, words, unsure, place = time_of(
        unit, before, span.start, span.end, after, verb=unit.tokens[at].start
    )
    verb = Span(unit.tokens[at].start, unit.tokens[at].end)
    return Event(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=_PASSIVE if in_passive(unit, at) else _ACTIVE,
        attribution=voice(unit, verb.start, sender),
        supports=supports(
            ("actors", actor.span if actor else None), ("date", place), ("verb", verb)
        ),
        reference_marker=unit.cited.number if unit.cited else None,
        event_kind=kind,
        actors=actor.names if actor else (),
        date=date,
        date_text=words,
        date_unsure=unsure,
    )
