"""Who asks whom to do what: obligations, requests, imperatives.

The board must cancel the contract now.       (obliged)
a letter asking the minister to close the camp   (asked)
Tell the bank they need to divest.            (imperative)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.facts.deeds.clause import FOUND_BY, attribution, clause_end, names_in, supports
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import Subject, negated, subject
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Demand
from affiant.reading.span import Span

_REACH = 10  # tokens between "asking" and "to"
_NEAR = 4  # tokens between "must" and its verb
_OBLIGED, _ASKED, _IMPERATIVE = 0.8, 0.75, 0.65
_INFINITIVE = ("er", "ir", "re", "oir")
_TO = {"en": frozenset({"to"}), "fr": frozenset({"de", "d", "à"})}
_AWAY = frozenset({"from", "for", "by", "in", "of"})  # "under pressure from", "asked by"
_THERE = frozenset({"should", "shouldn", "must", "mustn"})
_BEFORE_TO = frozenset({"need", "needs", "has", "have", "ought"})
_PARTICIPLES = ("ing", "ant")
_WE = frozenset({"we", "nous"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """Places of a demand: where it begins, its verb, whom it is put to, who puts it."""

    first: int
    verb: int
    action: int
    to: tuple[str, Span] | None
    by: tuple[str, Span | None] | None
    confidence: float


def demands(unit: Unit, sender: Sender | None) -> Iterator[Demand]:
    """The unit's demands, none inside another."""
    last = -1
    for at in unit.triggers:
        if unit.tokens[at].start < last:
            continue
        asked = _obliged(unit, at, sender) or _put(_asked(unit, at, sender), unit)
        asked = asked or _imperative(unit, at, sender)
        if asked is None:
            continue
        found = _fact(unit, asked, sender)
        last = found.span.end
        yield found


def _obliged(unit: Unit, at: int, sender: Sender | None) -> _Asked | None:
    """X must do; X should do what campaigns ask for; there should be no such thing."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    if at and unit.tokens[at - 1].low == "there" and low in _THERE:
        return _Asked(at - 1, at, at, None, sender, _IMPERATIVE)
    surely = low in sets["demands.obliged"]
    if not surely and low not in sets["demands.advised"]:
        return None
    if low in _BEFORE_TO and _next(unit, at) != "to":
        return None
    action = _act(unit, at)
    who = subject(unit, at)
    if who is not None and _rules(unit, who) and (action is not None or surely):
        return _Asked(who.first, at, action or at + 1, (who.name, who.span), sender, _OBLIGED)
    if at and action is not None and unit.tokens[at - 1].low in _WE and sender is not None:
        return _Asked(at - 1, at, action, None, sender, _IMPERATIVE)
    return None


def _rules(unit: Unit, who: Subject) -> bool:
    """Whether the phrase is a main clause's subject, not "the company that must"."""
    before = unit.tokens[who.first - 1].low if who.first else ""
    return before not in unit.words.sets["relatives"] and before not in ("see", "if", "si")


def _act(unit: Unit, at: int) -> int | None:
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        if unit.has(index, "demands.acts"):
            return index
    return None


def _put(asked: _Asked | None, unit: Unit) -> _Asked | None:
    """A recipe that calls for sugar asks nobody: a finite request has somebody who makes it."""
    if asked is None or asked.by is not None:
        return asked
    opens = asked.verb and not unit.has(asked.verb - 1, "prepositions")
    return asked if opens and _participle(unit, asked.verb) and asked.to else None


def _participle(unit: Unit, at: int) -> bool:
    low = unit.tokens[at].low
    return low.endswith(_PARTICIPLES) and low != "want"


def _asked(unit: Unit, at: int, sender: Sender | None) -> _Asked | None:
    """Asking X to do; calling on X to do; calling for an end; demanding that X do."""
    sets = unit.words.sets
    low = unit.tokens[at].low
    if low not in sets["demands.asking"] or negated(unit, at):
        return None
    if low in sets["demands.objects"] and _next(unit, at) in ("to", "against"):
        return _by(unit, at, at + 1, None, sender)
    if low in sets["demands.calls"] and _next(unit, at) == "for":
        return _by(unit, at, at + 2, _first_name(unit, at), sender)
    if low in sets["demands.demands"] and _next(unit, at) in ("that", "que", "qu"):
        return _by(unit, at, at + 2, _first_name(unit, at), sender)
    called = low in sets["demands.calls"] and _next(unit, at) in ("on", "upon")
    if low not in sets["demands.asks"] and not called:
        return None
    action = _infinitive(unit, at)
    if (
        _next(unit, at) in _AWAY
        or action is None
        or unit.tokens[action].low in sets["demands.not_asked"]
    ):
        return None
    to = _addressee(unit, at + 1 + called, action - 1)
    return _by(unit, at, action, to, sender) if to else None


def _next(unit: Unit, at: int) -> str:
    return unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""


def _infinitive(unit: Unit, at: int) -> int | None:
    """The index of the verb after "to" or "de" that closes the addressee's phrase."""
    joints = _TO[unit.words.language]
    for index in range(at + 2, min(len(unit.tokens) - 1, at + 2 + _REACH)):
        token, follower = unit.tokens[index], unit.tokens[index + 1]
        if token.text in '.;:“"«':
            return None
        if token.low not in joints or not follower.text.isalpha():
            if token.low in joints and follower.text in "’'" and index + 2 < len(unit.tokens):
                follower = unit.tokens[index + 2]
                if follower.low.endswith(_INFINITIVE):
                    return index + 2
            continue
        if unit.words.language == "en" or follower.low in unit.words.sets["demands.acts"]:
            return index + 1
        verbal = follower.low.endswith(_INFINITIVE) and not follower.capital
        if verbal and follower.low not in unit.words.sets["actors"]:
            return index + 1
    return None


def _addressee(unit: Unit, first: int, end: int) -> tuple[str, Span] | None:
    """The person or organisation in the phrase, or its noun ("the ceo"), or a pronoun's place."""
    if first >= end:
        return None
    start, stop = unit.tokens[first].start, unit.tokens[end - 1].end
    named = names_in(unit, start, stop, ("person", "organisation"))
    persons = names_in(unit, start, stop, ("person",))
    if named:
        return (persons or named)[0]
    if any(unit.has(index, "actors") for index in range(first, end)):
        skip = first
        while unit.tokens[skip].low in ("à", "au", "aux") and skip + 1 < end:
            skip += 1
        span = Span(unit.tokens[skip].start, stop)
        return unit.spoken(span.start, span.end), span
    pronoun = unit.tokens[first].low in ("him", "her", "them", "us", "it")
    if pronoun and end - first == 1:
        return _antecedent(unit, first) or None
    return None


def _antecedent(unit: Unit, at: int) -> tuple[str, Span] | None:
    """The one name before a pronoun in its sentence; none where there are several kinds."""
    low = unit.tokens[at].low
    kinds = ("person",) if low in ("him", "her") else ("organisation", "person")
    before = names_in(unit, unit.span.start, unit.tokens[at].start, kinds)
    return before[-1] if low in ("him", "her", "it") and before else (
        before[0] if len(before) == 1 else None
    )  # fmt: skip


def _first_name(unit: Unit, at: int) -> tuple[str, Span] | None:
    """The first name before a comma, after "demanding that" or "calling for"."""
    stop = next((t.start for t in unit.tokens[at + 1 :] if t.text in ",;:"), unit.span.end)
    named = names_in(unit, unit.tokens[at].end, stop, ("organisation", "person"))
    return named[0] if named else None


def _by(
    unit: Unit, at: int, action: int, to: tuple[str, Span] | None, sender: Sender | None
) -> _Asked:
    """The asker: the verb's own subject, or who signed or sent the letter before it."""
    direct = None if _participle(unit, at) else subject(unit, at)
    if direct is not None:
        return _Asked(direct.first, at, action, to, (direct.name, direct.span), _ASKED)
    for index in range(at - 1, -1, -1):
        if unit.tokens[index].low in unit.words.events:
            actor = subject(unit, index)
            if actor is not None:
                house = _house(unit, at, actor)
                return _Asked(at, at, action, house or to, (actor.name, actor.span), _ASKED)
    return _Asked(at, at, action, to, sender, _IMPERATIVE)


def _house(unit: Unit, at: int, asker: Subject) -> tuple[str, Span] | None:
    """Workers who ask "the company" ask the one that they are named by."""
    for index in range(at + 1, min(len(unit.tokens), at + 1 + _NEAR)):
        if unit.has(index, "houses") and unit.has(index - 1, "determiners"):
            named = names_in(unit, asker.start, asker.span.end, ("organisation",))
            place = Span(unit.tokens[index - 1].start, unit.tokens[index].end)
            return (named[0][0], place) if len(named) == 1 else None
    return None


def _imperative(unit: Unit, at: int, sender: Sender | None) -> _Asked | None:
    """A campaign's letter says to its readers: tell, sign, help. Elsewhere it is no demand."""
    if sender is None or not unit.has(at, "demands.imperatives"):
        return None
    opens = at == 0 or unit.tokens[at - 1].text in ".!?:…"
    if not opens or not unit.tokens[at].capital or at + 1 >= len(unit.tokens):
        return None
    if unit.tokens[at].low == "let" and unit.tokens[at + 1].text not in "'’":
        return None
    if unit.tokens[at + 1].text in ",:.-" or unit.tokens[at + 1].low in ("of", "the"):
        return None
    return _Asked(at, at, at, None, sender, _IMPERATIVE)


def _fact(unit: Unit, asked: _Asked, sender: Sender | None) -> Demand:
    end = clause_end(unit, asked.verb, whole=True)
    start = unit.tokens[asked.first].start
    action = Span(min(unit.tokens[min(asked.action, len(unit.tokens) - 1)].start, end), end)
    condition = _condition(unit, asked.verb, end)
    return Demand(
        span=Span(start, end),
        surface=unit.spoken(start, end),
        found_by=FOUND_BY,
        confidence=asked.confidence,
        attribution=attribution(sender),
        supports=supports(("by", asked.by[1] if asked.by else None),
                          ("to", asked.to[1] if asked.to else None),
                          ("action", action), ("condition", condition)),
        reference_marker=unit.cited.number if unit.cited else None,
        by=asked.by[0] if asked.by else None,
        to=asked.to[0] if asked.to else None,
        action=unit.spoken(action.start, action.end) or None,
        vehicle=_vehicle(unit, start),
        condition=unit.spoken(condition.start, condition.end) if condition else None,
        deadline=_deadline(unit, asked.verb, end),
    )  # fmt: skip


def _condition(unit: Unit, verb: int, end: int) -> Span | None:
    for index in range(verb + 2, len(unit.tokens)):
        token = unit.tokens[index]
        if token.start >= end:
            break
        if token.low in unit.words.sets["demands.conditions"]:
            return Span(token.start, end)
    return None


def _vehicle(unit: Unit, start: int) -> str | None:
    """The letter or petition that stands before the demand in its sentence."""
    before = unit.spoken(unit.span.start, start).lower()
    return next((vehicle for vehicle in unit.words.vehicles if vehicle in before), None)


def _deadline(unit: Unit, verb: int, end: int) -> str | None:
    inside = [t for t in unit.tokens[verb:] if t.end <= end]
    if inside and inside[-1].low in unit.words.sets["demands.deadlines"]:
        return inside[-1].text
    return next((t.surface for t in unit.times
                 if t.iso and inside and inside[0].start <= t.span.start and t.span.end == end),
                None)  # fmt: skip
