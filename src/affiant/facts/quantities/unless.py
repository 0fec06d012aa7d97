"""Comparisons in a clause that denies them: "no claimant shall receive less than $15,000".

Read without the denial they tell the contrary of what stands there: a floor as a ceiling.
"""

from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.comparator import Comparator

_TURNED = {Comparator.MORE: Comparator.AT_MOST, Comparator.LESS: Comparator.AT_LEAST}
_NOBODY = frozenset(("no", "none", "nobody", "neither", "never", "nor"))
_HELPING = frozenset((
    "shall", "may", "must", "can", "could", "will", "would", "should", "did", "does", "do", "has",
    "have", "had", "be", "is", "are", "was", "were",
))  # fmt: skip
_NE = frozenset(("ne", "n'"))
_FORBIDDING = frozenset(("shall", "may", "must", "can", "will"))
_OF_WHAT = frozenset(("exceeding", "above", "over", "more", "in", "greater", "higher"))
_NEAR = 8  # tokens from the comparator back to "shall not"
_REACH = 10  # tokens from the comparator back to "no claimant"


def unless_denied(wording: Wording, at: int, told: Comparator) -> Comparator:
    """The comparator that begins at token `at`, turned where its verb is denied."""
    if told not in _TURNED:
        return told
    french = wording.measures.language == "fr"
    denied = _french(wording, at) if french else _english(wording, at)
    return _TURNED[told] if denied else told


def _french(wording: Wording, at: int) -> bool:
    """ "aucun demandeur ne reçoit moins de", "ne peut recevoir moins de"."""
    return any(wording.low(at - back) in _NE for back in (2, 3))


def _english(wording: Wording, at: int) -> bool:
    """ "did not receive less than", "no claimant shall receive less than"."""
    if not wording.low(at - 1).isalpha():
        return False
    if wording.low(at - 2) == "not" or [wording.low(at - 3), wording.low(at - 2)] == ["'", "t"]:
        return True
    if _forbidden(wording, at):
        return True
    if wording.low(at - 2) not in _HELPING:
        return False
    first = max(wording.clause_start(at - 1), at - _REACH)
    return any(wording.low(step) in _NOBODY for step in range(first, at - 2))


def _forbidden(wording: Wording, at: int) -> bool:
    """ "shall not charge fees | exceeding $30": told of what is charged, and forbidden."""
    if wording.low(at) not in _OF_WHAT:
        return False
    reach = range(at - 2, max(0, at - _NEAR), -1)
    return any(
        wording.low(step) == "not" and wording.low(step - 1) in _FORBIDDING for step in reach
    )
