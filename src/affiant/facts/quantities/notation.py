"""Numbers in the notation of arithmetic: -4/5, 2 1/4, 1e10, 6.23x10^-4, 1.1^23, 2.33 k, 10M."""

from collections.abc import Sequence
from decimal import Context, Decimal, DecimalException

from affiant.facts.quantities.digits import decimal_of
from affiant.facts.quantities.fractions import Part
from affiant.facts.quantities.lexicon import NumberWords
from affiant.facts.quantities.token import Token

_SIGNS = frozenset("+-−")
_TIMES = frozenset(("x", "×", "*"))
_LETTERS = {
    "k": 1000, "K": 1000, "M": 1000000, "G": 1000000000, "B": 1000000000, "T": 1000000000000,
}  # fmt: skip
_GREATEST = 400  # an exponent past it is a serial number's, not a power's
_WIDEST = Context(prec=30)
_MOST_DIGITS = 6  # of either side of a slash; longer ones are reference numbers


def in_notation(line: Sequence[Token], at: int, words: NumberWords) -> Part | None:
    """What is written at `at` in figures and signs; None where plain reading serves.

    Digits glued to other letters ("29km", "180ml") give a part without a value.
    """
    if not line[at].digits:
        return None
    value = decimal_of(line[at].text, words.language)
    if value is None:
        return None
    return (
        _power(line, at, value, words)
        or _scientific(line, at, value)
        or _slashed(line, at, value, words)
        or _lettered(line, at, value, words)
    )


def _power(line: Sequence[Token], at: int, base: Decimal, words: NumberWords) -> Part | None:
    """ "1.1^23", "6.23x10^-4"."""
    factor, caret = Decimal(1), at + 1
    if _tight(line, caret) and line[caret].low in _TIMES and _tight(line, caret + 1):
        ten = decimal_of(line[caret + 1].text, words.language) if line[caret + 1].digits else None
        if ten is None:
            return None
        factor, base, caret = base, ten, caret + 2
    if not (_tight(line, caret) and line[caret].low == "^"):
        return None
    exponent = _exponent(line, caret + 1)
    if exponent is None:
        return None
    return Part(at, exponent[1], _raised(factor, base, exponent[0]))


def _scientific(line: Sequence[Token], at: int, value: Decimal) -> Part | None:
    """ "1e10", "12,32e+14"."""
    if not (_tight(line, at + 1) and line[at + 1].low == "e"):
        return None
    exponent = _exponent(line, at + 2)
    if exponent is None:
        return None
    return Part(at, exponent[1], _raised(value, Decimal(10), exponent[0]))


def _exponent(line: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A whole number behind its signs, and the index after it."""
    sign = 1
    while _tight(line, at) and line[at].low in _SIGNS:
        sign = sign if line[at].low == "+" else -sign
        at += 1
    if not (_tight(line, at) and line[at].low.isdecimal()):
        return None
    value = int(line[at].low[:_MOST_DIGITS])
    return (sign * value, at + 1) if value <= _GREATEST else None


def _raised(factor: Decimal, base: Decimal, exponent: int) -> Decimal | None:
    try:
        return factor * _WIDEST.power(base, exponent)
    except DecimalException:
        return None


def _slashed(line: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> Part | None:
    """ "4/5", "2 1/4"; a date or a reference ("12/05/2018", "222/2222/1") is none."""
    if at + 1 < len(line) and line[at + 1].digits and not line[at + 1].tight:
        part = _one_slash(line, at + 1, words)
        whole = value == value.to_integral_value()
        if part and part.value is not None and part.value < 1 and whole:
            return Part(at, part.last, value + part.value)
        return None
    return _one_slash(line, at, words)


def _one_slash(line: Sequence[Token], at: int, words: NumberWords) -> Part | None:
    last = at + 2
    if not (_tight(line, at + 1) and line[at + 1].low == "/" and _tight(line, last)):
        return None
    if not line[last].digits or (_tight(line, last + 1) and line[last + 1].low in "/-"):
        return None
    if at > 1 and line[at].tight and line[at - 1].tight and line[at - 1].low in "/-":
        return None
    sides = [decimal_of(line[k].text, words.language) for k in (at, last)]
    if (
        sides[0] is None
        or not sides[1]
        or any(len(line[k].text) > _MOST_DIGITS for k in (at, last))
    ):
        return None
    return Part(at, last + 1, sides[0] / sides[1])


def _lettered(line: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> Part | None:
    """ "2.33 k", "10M": a letter that multiplies; other letters glued to digits are units."""
    behind = line[at + 1] if at + 1 < len(line) else None
    if behind is None or not behind.low.isalpha():
        return None
    alone = not _tight(line, at + 2) or not line[at + 2].low[0].isalnum()
    if behind.text in _LETTERS and alone and (behind.tight or behind.text in ("k", "K")):
        return Part(at, at + 2, value * _LETTERS[behind.text])
    return Part(at, at + 1, None) if behind.tight and behind.low not in words.scales else None


def _tight(line: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(line) and line[at].tight
