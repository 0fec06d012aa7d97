"""What happened, told by the noun of a verb: "the arrest of Ada Brook on 3 May", « l'annulation
du contrat ».

A noun says neither that it happened nor when: the arrest may be called for, feared or planned. So
one of four things must say so: its day beside it; a word that takes it for a fact ("after",
« malgré »); the title of a page, which tells news without a verb; or, of a protest, who protests
("objections from shareholders"). What is denied, asked for, conditional or to come is no event.
"""

from collections.abc import Iterator

from affiant.facts.deeds.clause import FOUND_BY, conditional, dating, supports, time_of
from affiant.facts.deeds.nominal_phrase import ACTING, Phrase, owner_of, phrase_at
from affiant.facts.deeds.occasions import foreseen
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.told import voice
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Event, Mention, TimeExpression
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.event import EventKind

_CONFIDENCE = 0.65
_NEAR = 24  # characters between the phrase and its day: "at the gates on"
_GOVERNED = 8  # tokens before the phrase in which somebody may ask for it
_FUTURE = ("era", "eront", "ira", "iront", "dra", "dront", "aura", "auront")
_OF_PERSONS = frozenset(
    {EventKind.ARRESTED, EventKind.CHARGED, EventKind.CONVICTED, EventKind.ACQUITTED,
     EventKind.SENTENCED, EventKind.RESIGNED, EventKind.DEPORTED}
)  # fmt: skip
"""What happens to persons alone: "the arrest of growth" is none, nor "the expulsion of air"."""
_OF_FAMILIES = frozenset({EventKind.SEPARATED, EventKind.REUNITED})


def nominal(unit: Unit, taken: list[Span], sender: Sender | None) -> Iterator[Event]:
    """Events by nouns of verbs, outside what verbs have told."""
    for at in unit.triggers:
        kind = unit.words.nominals.get(unit.tokens[at].low)
        token = unit.tokens[at]
        if kind is None or any(s.start <= token.start < s.end for s in taken):
            continue
        found = _event(unit, at, kind, sender)
        if found is not None and not any(found.span.overlaps(s) for s in taken):
            taken.append(found.span)
            yield found


def _event(unit: Unit, at: int, kind: EventKind, sender: Sender | None) -> Event | None:
    phrase = phrase_at(unit, at, kind)
    if phrase is None or _unreal(unit, phrase):
        return None
    time = _day(unit, phrase)
    if not _fits(unit, phrase, kind, dated=time is not None):
        return None
    protest = kind is EventKind.PROTESTED and phrase.agent is not None
    if time is None and not (protest or _taken_for_fact(unit, phrase) or _news(unit, phrase)):
        return None
    return _fact(unit, kind, phrase, time, sender)


def _fits(unit: Unit, phrase: Phrase, kind: EventKind, *, dated: bool) -> bool:
    """Whether what it was done to is of the kind that it is done to, and told by name or day."""
    if kind in _OF_PERSONS:
        by_whom = unit.has(phrase.at, "nominal.by_whom")
        whom = phrase.agent if by_whom else phrase.patient
        if not (isinstance(whom, Mention) and whom.entity_kind is EntityKind.PERSON):
            return False
        # "the condemnation of Brook by Quill" convicts nobody
        return by_whom or not isinstance(phrase.agent, Mention)
    words = range(phrase.at + 1, phrase.last)
    if kind in _OF_FAMILIES:
        return any(unit.has(i, "kin") for i in words)
    for whom in (phrase.agent, phrase.patient):
        if isinstance(whom, Mention) and whom.entity_kind not in ACTING:
            return dated
    if kind is EventKind.PUBLISHED and phrase.patient is not None:
        return phrase.patient.entity_kind is not EntityKind.PERSON
    named = phrase.agent is not None or phrase.patient is not None
    return dated or named or any(unit.has(i, "contracts") for i in words)


def _unreal(unit: Unit, phrase: Phrase) -> bool:
    """Asked for, denied, planned, conditional, to come."""
    if conditional(unit, phrase.first):
        return True
    before = range(max(0, phrase.first - _GOVERNED), phrase.last)
    wished = ("demands.asking", "demands.strict", "nominal.unreal", "negations")
    if any(unit.has(index, name) for index in before for name in wished):
        return True
    if foreseen(unit, phrase.last):
        return True
    return any(
        unit.has(index, "modals") or (unit.words.language == "fr" and _to_come(token.text))
        for index, token in enumerate(unit.tokens)
        if token.text.islower()  # May is a month
    )


def _to_come(word: str) -> bool:
    """A French future; names end so too (Taubira), and are left out by their capitals."""
    return word.endswith(_FUTURE) and len(word) > 3  # noqa: PLR2004 - "sera"


def _day(unit: Unit, phrase: Phrase) -> TimeExpression | None:
    """The day that stands in the phrase or right behind it; a day to come tells a plan.

    A bare year, or one that hangs on "of", is of the thing: the 2016 games, « le circuit 2017 ».
    """
    start, end = unit.tokens[phrase.first].start, unit.tokens[phrase.last - 1].end
    published = unit.context.document.published
    for time in dating(unit):
        near = start <= time.span.start <= end + _NEAR
        between = unit.spoken(end, time.span.start) if time.span.start > end else ""
        if near and _of_the_thing(unit, time):
            continue
        if time.iso and near and not any(mark in between for mark in ",;:("):
            late = published is not None and time.iso[:10] > published.iso
            return None if late else time
    return None


def _of_the_thing(unit: Unit, time: TimeExpression) -> bool:
    before = next((t.low for t in reversed(unit.tokens) if t.end <= time.span.start), "")
    if time.surface.isdecimal():
        return before not in ("in", "en")
    return before in ("of", "de", "’", "'")


def _taken_for_fact(unit: Unit, phrase: Phrase) -> bool:
    """After the arrest, à la suite de l'annulation: told as something known."""
    definite = unit.has(phrase.first, "nominal.determiners")
    if not definite and owner_of(unit, phrase.first, phrase.at) is None:
        return False
    before = [t.low for t in unit.tokens[max(0, phrase.first - 4) : phrase.first]]
    if unit.tokens[phrase.first].low in ("du", "des"):
        before.append("de")
    elif unit.tokens[phrase.first].low in ("au", "aux"):
        before.append("à")
    facts = unit.words.sets["nominal.factive"]
    return any(" ".join(before[-n:]) in facts for n in range(1, len(before) + 1))


def _news(unit: Unit, phrase: Phrase) -> bool:
    """A title that begins with it: « Démission d'Ada Brook », « Arden : démission ... »."""
    kind = unit.context.document.passages[unit.passage].kind
    named = isinstance(phrase.agent, Mention) or phrase.patient is not None
    leads = phrase.first == 0 or unit.tokens[phrase.first - 1].text == ":"
    return kind is PassageKind.TITLE and leads and named


def _fact(
    unit: Unit, kind: EventKind, phrase: Phrase, time: TimeExpression | None,
    sender: Sender | None,
) -> Event:  # fmt: skip
    start, end = unit.tokens[phrase.first].start, unit.tokens[phrase.last - 1].end
    if time is not None:
        end = max(end, time.span.end)
        told: tuple[str | None, str | None, bool, Span | None] = (
            time.iso, time.surface, time.unsure, time.span,
        )  # fmt: skip
    else:
        told = time_of(unit, None, start, end)
    who = phrase.patient if kind in _OF_PERSONS and phrase.patient else phrase.agent
    place = who.span if isinstance(who, Mention) else who
    name = who.name if isinstance(who, Mention) else who and unit.spoken(who.start, who.end)
    noun = unit.tokens[phrase.at]
    return Event(
        span=Span(start, end),
        surface=unit.spoken(start, end),
        found_by=FOUND_BY,
        confidence=_CONFIDENCE,
        attribution=voice(unit, noun.start, sender),
        supports=supports(
            ("actors", place), ("date", told[3]), ("verb", Span(noun.start, noun.end))
        ),
        reference_marker=unit.cited.number if unit.cited else None,
        event_kind=kind,
        actors=(name,) if name else (),
        date=told[0],
        date_text=told[1],
        date_unsure=told[2],
    )
