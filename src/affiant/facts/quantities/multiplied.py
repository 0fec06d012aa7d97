"""Changes told by a verb alone: "Le nombre de plaintes a doublé", "prices halved"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from affiant.facts.kinds import Change
from affiant.facts.quantities import framing
from affiant.facts.quantities.draft import SPELLED, Draft
from affiant.facts.quantities.giving import INFINITIVE, givings
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.direction import Direction

TIMES = "×"  # the unit of a change by so many times: doubled is 2 ×
_HALF = Change(Decimal(50), "%", Direction.DOWN)
_LONGEST = 14  # tokens of a subject; a longer one is misread
_EMPTY = frozenset(
    ("it", "they", "he", "she", "we", "il", "elle", "ils", "elles", "on", "who", "qui")
)


def with_multiplied(wording: Wording, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and the changes told without a number; a level keeps that which led to it."""
    found = list(drafts)
    for at, token in enumerate(wording.tokens):
        factor = wording.measures.multiplying.get(token.low)
        if factor is None:
            continue
        change = Change(Decimal(factor), TIMES, Direction.UP) if factor > 1 else _HALF
        levels = [place for place, draft in enumerate(found) if draft.moved_by == at]
        if levels:
            place = levels[-1]
            found[place] = replace(found[place], change=found[place].change or change)
            continue
        alone = _alone(wording, at, change)
        if alone is not None:
            found.append(alone)
    return found


def _alone(wording: Wording, verb: int, change: Change) -> Draft | None:
    """The change with its subject; None of what is planned, done to something, or an adjective."""
    behind = wording.low(verb + 1)
    if behind in wording.measures.determiners or behind in ("à", "to", "by", "par"):
        return None
    before = [wording.low(at) for at in range(max(0, verb - 4), verb)]
    planned = givings().unreal - INFINITIVE
    if planned.intersection(before) or "été" in before or "be" in before:
        return None
    subject = framing.subject_of(wording, verb)
    if subject is None or subject[1] - subject[0] > _LONGEST:
        return None
    if wording.low(subject[0]) in _EMPTY or any(map(wording.digits, range(*subject))):
        return None
    return Draft(
        None, subject[0], verb + 1, of=subject, change=change, moved_by=verb, confidence=SPELLED
    )
