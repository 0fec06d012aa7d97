"""What a printed number may stand for: as exact as it is printed, and no more.

"11 %" is anything that rounds to eleven; "19.4 million" is anything from 19.35 to 19.45 million.
A count ("165 cases") is exact; a round one ("20,000") is taken as rounded to its last digit that
is not nought, since nobody tells whether it was counted. A comparator opens one side.
"""

import re
from decimal import Decimal

from affiant.dossiers.findings.interval import ZERO, Interval
from affiant.facts.kinds import Change, Figure, Money
from affiant.vocabulary.comparator import Comparator

HALF = Decimal("0.5")
ABOUT = Decimal("0.05")
"""How far "about" may be off, of the value: the least that would be called so."""
BOUNDLESS = Decimal("1e30")  # "more than 650" has no upper end that a text tells

_ROUND_DIGITS = 3  # "165" is a count; "20,000" and "1,000" may be rounded
_DIGITS = re.compile(r"\d+(?:[\s.,\u00a0\u202f]\d+)*")
_SEPARATORS = re.compile(r"[\s.,\u00a0\u202f]")


def printed(fact: Figure | Money) -> Interval | None:
    """The numbers that the fact's value may stand for; None for a fact without a value."""
    low, high = fact.low, fact.high
    value = fact.value if isinstance(fact, Figure) else fact.amount
    if value is None:
        if low is None and high is None:
            return None
        return Interval(low if low is not None else ZERO, high if high is not None else BOUNDLESS)
    percent = isinstance(fact, Figure) and fact.unit == "%"
    return _compared(value, _half(value, fact.surface, percent=percent), fact.comparator)


def printed_change(change: Change) -> Interval:
    """A change as a signed number: "down 8 %" is -8.5 to -7.5."""
    value = change.value
    half = HALF.scaleb(_exponent(value)) if change.unit == "%" else ZERO
    return Interval.at(-value if change.direction.value == "down" else value, half)


def _compared(value: Decimal, half: Decimal, comparator: Comparator) -> Interval:
    if comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return Interval(value - half, BOUNDLESS)
    if comparator in (Comparator.LESS, Comparator.AT_MOST):
        return Interval(min(ZERO, value), value + half)
    if comparator is Comparator.ABOUT:
        return Interval.at(value, max(half, abs(value) * ABOUT))
    return Interval.at(value, half)


def _half(value: Decimal, surface: str, *, percent: bool) -> Decimal:
    """Half a unit of the last digit that is printed."""
    if percent:
        return HALF.scaleb(_exponent(value))
    scale = _scale(value, surface)
    if scale is not None:
        return HALF.scaleb(scale) if scale else ZERO
    return _rounded(value)


def _scale(value: Decimal, surface: str) -> int | None:
    """The power of ten of the last printed digit: 5 for "19.4 million"; None where not found."""
    figures = _significant(value)
    for match in _DIGITS.finditer(surface):
        digits = _SEPARATORS.sub("", match.group()).lstrip("0")
        if digits.rstrip("0") == figures:
            return _last_place(value, digits)
    return None


def _last_place(value: Decimal, digits: str) -> int:
    """Where the last of `digits` stands in `value`; 0 for what is printed to the unit."""
    place = value.adjusted() - len(digits) + 1
    if place == 0 and len(digits) - len(digits.rstrip("0")) >= _ROUND_DIGITS:
        return len(digits) - len(digits.rstrip("0"))
    return place


def _rounded(value: Decimal) -> Decimal:
    noughts = _exponent(value.normalize())
    return HALF.scaleb(noughts) if noughts >= _ROUND_DIGITS or noughts < 0 else ZERO


def _significant(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
