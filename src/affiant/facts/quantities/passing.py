"""The two ends of a change: "est passé de 12 à 18", "rose from $2.4 to $3.5 billion".

A range has two ends at once; what passes from one to the other has first one, then the other.
"""

from dataclasses import replace

from affiant.facts.quantities.cardinal import cardinal
from affiant.facts.quantities.change import direction_of
from affiant.facts.quantities.number import Number
from affiant.facts.quantities.wording import Wording

_VERB = 3  # tokens between the verb and "from"
_CLAUSE = 12  # tokens between a verb of change and ", from 410 to 835"
_OPENERS = frozenset(("de", "d'", "from", "du"))


def passes(wording: Wording, number: Number) -> int | None:
    """The word of change that passes from one end of the number to the other, if one does."""
    opener = number.first - 1
    if number.low is None or number.high is None or wording.low(opener) not in _OPENERS:
        return None
    for at in range(opener - 1, max(-1, opener - 1 - _VERB), -1):
        if direction_of(wording, at):
            return at
        if wording.low(at) in wording.measures.passing:
            told = _before_comma(wording, at)
            return at if told is None else told  # "a triplé, passant de 40 à 120"
        if wording.low(at) in ".;:,":
            break
    return _before_comma(wording, opener)


def _before_comma(wording: Wording, opener: int) -> int | None:
    """ "Complaints doubled in three years, from 410 to 835"."""
    if wording.low(opener - 1) != ",":
        return None
    for at in range(opener - 2, max(-1, opener - 2 - _CLAUSE), -1):
        if wording.low(at) in ".;:":
            return None
        if direction_of(wording, at):
            return at
    return None


def ends(wording: Wording, number: Number) -> tuple[Number, Number] | None:
    """The number before the change and the one after it."""
    low = cardinal(wording.tokens, number.first, wording.words)
    if low is None or low.last + 1 >= number.last:
        return None
    before = replace(number, last=low.last, after=low.last, value=number.low, low=None, high=None)
    after = replace(number, first=low.last + 1, value=number.high, low=None, high=None)
    return before, after
