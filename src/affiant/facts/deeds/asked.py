"""A demand's places, and the fact made of them."""

from dataclasses import dataclass

from affiant.facts.deeds.clause import FOUND_BY, attribution, clause_end, supports
from affiant.facts.deeds.deadline import deadline
from affiant.facts.deeds.letter import Party
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Demand
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """Token indices of a demand: where it begins, its verb, its action; who asks whom."""

    first: int
    verb: int
    action: int
    to: Party | None
    by: Party | None
    confidence: float
    vehicle: str | None = None


def fact(unit: Unit, asked: Asked, sender: Sender | None, *, whole: bool = False) -> Demand:
    """The demand; `whole` takes the unit to its end (a list's item)."""
    last = min(max(asked.verb, asked.action), len(unit.tokens) - 1)
    end = clause_end(unit, last, whole=True)
    if whole:
        end = max(end, _item_end(unit))
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
        vehicle=asked.vehicle or _vehicle(unit, start),
        condition=unit.spoken(condition.start, condition.end) if condition else None,
        deadline=deadline(unit, asked.verb, end),
    )  # fmt: skip


def _item_end(unit: Unit) -> int:
    """The end of a list's item without its mark, and without the "and" before the last one."""
    tokens = list(unit.tokens)
    while len(tokens) > 1 and (
        tokens[-1].text in ",;:." or unit.has(len(tokens) - 1, "coordinators")
    ):
        tokens.pop()
    return tokens[-1].end


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
