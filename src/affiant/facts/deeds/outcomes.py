"""What somebody did in the end: withdrew, cancelled, refused the gift, cut ties."""

from collections.abc import Iterator

from affiant.facts.deeds.clause import (
    FOUND_BY,
    clause_end,
    conditional,
    names_in,
    supports,
    time_of,
)
from affiant.facts.deeds.ending import Ending, ending
from affiant.facts.deeds.letter import Party
from affiant.facts.deeds.naming import names_between
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.subject import FIRST_PERSON
from affiant.facts.deeds.told import doubted, voice
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Outcome
from affiant.reading.span import Span

_WITH = frozenset({"with", "avec", "from", "auprès"})
_NEAR = 60  # characters between "with" and the end of the name


def outcomes(unit: Unit, sender: Sender | None) -> Iterator[Outcome]:
    """The unit's outcomes, one a verb, none inside another."""
    last = -1
    for at in unit.triggers:
        if unit.tokens[at].start < last:
            continue
        found = ending(unit, at)
        if found is None or conditional(unit, found.actor.first):
            continue
        if doubted(unit, found.start, unit.tokens[found.verb].start):
            continue
        outcome = _fact(unit, found, sender)
        last = outcome.span.end
        yield outcome


def _fact(unit: Unit, told: Ending, sender: Sender | None) -> Outcome:
    verb, actor = told.verb, told.actor
    end = clause_end(unit, verb)
    span = Span(told.start, end)
    date, _, _, place = time_of(unit, actor, span.start, end)
    against = _against(unit, told, end)
    helped = unit.tokens[told.head].low in unit.words.sets["outcomes.helped"]
    result = Span(unit.tokens[verb].start, end)
    return Outcome(
        span=span,
        surface=unit.spoken(span.start, span.end),
        found_by=FOUND_BY,
        confidence=told.confidence,
        attribution=voice(unit, unit.tokens[verb].start, sender),
        supports=supports(("actor", actor.span), ("against", against[1] if against else None),
                          ("result", result), ("date", place)),
        reference_marker=unit.cited.number if unit.cited else None,
        actor=_helped(unit, told.head, verb) if helped else actor.name,
        against=against[0] if against else None,
        result=unit.spoken(result.start, result.end),
        date=date,
        claimed_by=sender[0] if sender else None,
    )  # fmt: skip


def _against(unit: Unit, told: Ending, end: int) -> Party | None:
    """The name after "with"; of "pull out of it", the name before it; else the only other name."""
    for index in range(told.verb, len(unit.tokens) - 1):
        token, follower = unit.tokens[index], unit.tokens[index + 1]
        if token.start >= end:
            break
        if token.low in _WITH:
            near = names_between(unit, follower.start, min(end, follower.end + _NEAR))
            return near[0] if near else None
        if token.low == "it":
            before = names_in(
                unit, told.actor.span.end, unit.tokens[told.verb].start, ("organisation",)
            )
            return before[-1] if before else None
    return _the_other(unit, told, end)


def _the_other(unit: Unit, told: Ending, end: int) -> Party | None:
    """The one name that the clause tells besides its actor: a gift from it, a project of it."""
    others = [
        party
        for party in names_between(unit, unit.tokens[told.verb].end, end)
        if party[0] != told.actor.name and _hangs(unit, told.verb, party)
    ]
    if len(others) == 1:
        return others[0]
    first = unit.tokens[told.actor.first].low
    return unit.page.addressee if first in FIRST_PERSON and not others else None


def _hangs(unit: Unit, verb: int, party: Party) -> bool:
    """Of a preposition: the project of Arden; or the giver of what is refused."""
    if unit.has(verb, "outcomes.refusing") or unit.has(verb, "outcomes.ours") or party[1] is None:
        return True
    before = [t for t in unit.tokens if t.end <= party[1].start and t.text not in "’'"]
    while before and before[-1].low in unit.words.sets["determiners"] and before[-1].low != "du":
        before.pop()
    return bool(before) and before[-1].low in unit.words.sets["prepositions"]


def _helped(unit: Unit, head: int, verb: int) -> str | None:
    start, end = unit.tokens[head].end, unit.tokens[verb].start
    names = [name for name, _ in names_in(unit, start, end, ("organisation", "person"))]
    return ", ".join(names) or None
