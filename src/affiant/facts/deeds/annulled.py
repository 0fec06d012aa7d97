"""A contract that was annulled: an event, and what came of the contract besides.

"The contract with Orvane was terminated", « le marché a été annulé par le tribunal ».
"""

from affiant.facts.deeds.clause import FOUND_BY, attribution, supports
from affiant.facts.deeds.happening import in_passive
from affiant.facts.deeds.naming import names_between
from affiant.facts.deeds.sender import Sender
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import Event, Outcome
from affiant.reading.span import Span
from affiant.vocabulary.event import EventKind

_KINDS = frozenset({EventKind.CANCELLED, EventKind.ENDED})
_WITH = frozenset({"with", "avec"})
_NEAR = 60  # characters between "with" and the end of the name


def annulled(unit: Unit, event: Event, sender: Sender | None) -> Outcome | None:
    """The outcome that a passive event tells of a contract; None for every other event."""
    verb = next((one.span for one in event.supports if one.attribute == "verb"), None)
    if event.event_kind not in _KINDS or verb is None:
        return None
    at = next(i for i, token in enumerate(unit.tokens) if token.start == verb.start)
    before = [i for i in range(at) if unit.tokens[i].start >= event.span.start]
    if not in_passive(unit, at) or not any(unit.has(i, "contracts") for i in before):
        return None
    against = next((unit.tokens[i + 1].start for i in before if unit.tokens[i].low in _WITH), None)
    named = names_between(unit, against, min(verb.start, against + _NEAR)) if against else []
    places = {one.attribute: one.span for one in event.supports}
    return Outcome(
        span=event.span,
        surface=event.surface,
        found_by=FOUND_BY,
        confidence=event.confidence,
        attribution=attribution(sender),
        supports=supports(
            ("actor", places.get("actors")), ("against", named[0][1] if named else None),
            ("result", Span(verb.start, event.span.end)), ("date", places.get("date")),
        ),
        reference_marker=event.reference_marker,
        actor=event.actors[0] if event.actors else None,
        against=named[0][0] if named else None,
        result=unit.spoken(verb.start, event.span.end),
        date=event.date,
        claimed_by=sender[0] if sender else None,
    )  # fmt: skip
