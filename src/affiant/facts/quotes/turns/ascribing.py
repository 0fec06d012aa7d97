"""What stands in a turn is its speaker's word: figures, sums, events, demands and answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from affiant.facts.kinds import (
    UNATTRIBUTED,
    Claim,
    Demand,
    Event,
    Fact,
    Figure,
    Money,
    Outcome,
    Response,
    Support,
)
from affiant.facts.token import tokens
from affiant.facts.turn import Turn, turn_at
from affiant.reading.span import Span

_STATED = (Figure, Money, Event, Outcome, Claim, Demand, Response)
_FIRST = frozenset({"i", "we", "je", "j", "nous"})
_OPENING = 4  # tokens in which a demand or an answer tells "we"


def ascribed(turns: Sequence[Turn], found: Iterable[Fact]) -> Iterator[Fact]:
    """The facts, those in a turn with its speaker for whose word they are, where nobody else is
    told to say so."""
    for fact in found:
        turn = turn_at(turns, fact.span.start) if turns and isinstance(fact, _STATED) else None
        yield fact if turn is None else _of(fact, turn)


def _of(fact: Fact, turn: Turn) -> Fact:
    said = turn.quote.attribution
    if said.name is None:
        return fact
    if isinstance(fact, Demand | Response) and (fact.by is None or fact.by.lower() in _FIRST):
        own = _first_person(fact)
        if own is not None:
            supports = tuple(one for one in fact.supports if one.attribute != "by")
            fact = replace(fact, by=said.name, supports=(*supports, Support("by", own)))
    return replace(fact, attribution=said) if fact.attribution == UNATTRIBUTED else fact


def _first_person(fact: Fact) -> Span | None:
    for token in tokens(fact.surface, 0, len(fact.surface))[:_OPENING]:
        if token.low in _FIRST:
            return Span(fact.span.start + token.start, fact.span.start + token.end)
    return None
