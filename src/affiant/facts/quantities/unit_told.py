"""Words that tell in what the numbers of a page are counted: "(in thousands of euros)"."""

from affiant.facts.quantities.number import Form
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.wording import Wording

_OPENING = frozenset(("(", "[", ",", ";", ":", "", "–", "—", "-"))
_AMOUNTS = frozenset((
    "amounts", "amount", "figures", "sums", "values", "expressed", "stated", "reported", "shown",
    "presented", "given", "dollars", "all", "montants", "montant", "chiffres", "sommes", "valeurs",
    "exprimés", "exprimées", "données", "dépenses", "recettes",
))  # fmt: skip
_CLOSING = frozenset((")", "]", ",", ";", ".", "", "unless", "except", "sauf", "hors"))


def tells_a_unit(wording: Wording, told: Sum) -> bool:
    """Whether a hinted sum ("thousands of euros") only tells by what numbers are multiplied.

    "It resulted in thousands of dollars of damage" hints at a sum: nothing opens the words, and
    something follows.
    """
    if told.number.form is not Form.VAGUE or wording.low(told.first - 1) not in ("in", "en"):
        return False
    before = wording.low(told.first - 2)
    opened = before in _OPENING or before in _AMOUNTS
    return opened and wording.low(told.last) in _CLOSING
