"""Sums of money in a sentence: "$19.4 million", "250 000 $", "3 Md€", "1 million de dollars"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from affiant.facts.quantities.cardinal import Cardinal, cardinal
from affiant.facts.quantities.currency import (
    currency_codes,
    hundredths,
    name_after,
    sign_after,
    sign_before,
)
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.passing import ends, passes
from affiant.facts.quantities.wording import Wording

_CENTS = frozenset(("cent", "cents", "centime", "centimes", "pence", "paise"))
_HUNDREDS = frozenset(("cent", "cents"))  # in French also a number, but none behind numerals
_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000
_DASHES = frozenset("-‑–—")
_CODE_FACTORS = {"k": 1000, "K": 1000, "M": 1_000_000}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum at tokens [first, last); `conflict` is a second currency told in the same phrase.

    `like` is the sum before, in whose currency this one is told without naming it.
    """

    first: int
    last: int
    number: Number
    currency: str
    conflict: str | None = None
    like: "Sum | None" = None


def sums(wording: Wording, numbers: Sequence[Number]) -> Iterator[Sum]:
    """The sums among the numbers, in order."""
    held: Sum | None = None
    for number in numbers:
        if number.percent or number.points or number.form is Form.SHARE:
            continue
        if held and number.first < held.last:
            continue
        parted = ends(wording, number) if passes(wording, number) is not None else None
        told = replace(parted[1], scale=number.scale) if parted else number
        found = _sum(wording, told) or (_carried(wording, told, held) if held else None)
        if found is None:
            continue
        if parted:  # "de 2,4 à 3,5 milliards": the base is told in the currency of the result
            first = parted[0]
            yield from [held] if held else []
            yield Sum(first.first, first.last, first, found.currency, like=found.like or found)
            held = found
            continue
        alike = _scaled_alike(wording, held, found) if held else None
        shared, held = alike is not held, alike
        between = held and _between(wording, held, found, shared=shared)
        if held and not between:
            yield held
        held = between or found
    if held:
        yield held


def _carried(wording: Wording, number: Number, held: Sum) -> Sum | None:
    """ "de 22 millions d'euros, après 41 millions": millions of what the sentence counts in.

    Only where nothing behind them is counted, and where no noun stands between.
    """
    if number.scale < _MILLION or held.conflict or not number.digits:
        return None
    behind = wording.low(number.after)
    known = wording.measures
    loose = not behind[:1].isalnum() or behind in known.prepositions | known.stops | {"et", "and"}
    if behind in wording.words.of or not loose or behind in "%°":
        return None
    return Sum(number.first, number.after, number, held.currency, like=held.like or held)


def _scaled_alike(wording: Wording, low: Sum, high: Sum) -> Sum:
    """ "between $12 and $13 million", "$2 to $3 million": the lower end shares the scale."""
    scale, value, top = high.number.scale, low.number.value, high.number.value
    linked = high.first == low.last + 1 and low.currency == high.currency
    if not linked or low.number.scale != 1 or scale < _THOUSAND or low.first == low.number.first:
        return low
    opened = wording.low(low.first - 1) in wording.words.between
    link = wording.low(low.last)
    joins = link in wording.words.range_to or link in _DASHES
    joins = joins or (opened and link in wording.words.range_and)
    if not joins or value is None or top is None or value >= top / scale:
        return low
    return replace(low, number=_times(low.number, Decimal(scale)))


def _between(wording: Wording, low: Sum, high: Sum, *, shared: bool) -> Sum | None:
    """ "between $12 million and $15 million", "de 10 € à 20 €": one sum with two ends.

    `shared`: both ends have one scale ("$2 to $3 million"), which is a range too, but for what
    rose from one to the other.
    """
    opener, link = wording.low(low.first - 1), wording.low(low.last)
    linked = opener in wording.words.between and link in wording.words.range_and
    linked = linked or (shared and opener not in ("from", "de"))
    linked = linked or (link in wording.words.range_to and _each(wording, low, high))
    if not linked or high.first != low.last + 1 or low.currency != high.currency:
        return None
    if low.number.value is None or high.number.value is None:
        return None
    if low.number.value >= high.number.value:
        return None
    number = replace(
        high.number,
        first=low.number.first,
        value=None,
        low=low.number.value,
        high=high.number.value,
    )
    return Sum(low.first, high.last, number, high.currency)


def _each(wording: Wording, low: Sum, high: Sum) -> bool:
    """Damages of $100 to $1,000; $100 to $1,000 per violation: nothing rose to the other."""
    led = wording.low(low.first - 1) in ("of", "at", "about", "around")
    return led or wording.low(high.last) in ("per", "each", "par", "a", "an")


def is_rate(wording: Wording, told: Sum) -> bool:
    """$1 = 603.5 francs; 1 € = 1.08 $: what a currency is worth is no sum of anybody's."""
    one = told.number.value == 1 and wording.low(told.last) in ("=", "≈")
    return one or wording.low(told.first - 1) in ("=", "≈")


def _sum(wording: Wording, number: Number) -> Sum | None:
    before = sign_before(wording, number.first)
    if before and before[1] and _ends_a_number(wording, before[1]):
        before = None
    number, at = _lettered(wording, number, signed=before is not None)
    after = _named(wording, at, signed=before is not None)
    if before is None and after is None:
        number, after = _scaled_code(wording, number, at)
    if before is None and after is None:
        return _in_cents(wording, number)
    first = before[1] if before else number.first
    last = after[1] if after else at
    codes = [found[0] for found in (before, after) if found]
    currency, other = codes[0], codes[-1]
    if before and after and _specifies(wording, before, other):
        currency = other
    whole = Sum(first, last, number, currency, other if other != currency else None)
    return _with_cents(wording, whole)


def _in_cents(wording: Wording, number: Number) -> Sum | None:
    """ "34 cents", "470 pence": a sum below its currency's unit, told by hundredths alone.

    In capitals it is a name ("50 Cent"); in French words a number ("deux cents").
    """
    if number.value is None or (wording.measures.language == "fr" and not number.digits):
        return None
    as_hundred = number.scale == _HUNDRED and wording.low(number.last - 1) in _HUNDREDS
    at = number.last - 1 if as_hundred else number.after
    found = hundredths().at(wording.tokens, at)
    if found is None or not wording.tokens[at].text.islower():
        return None
    value = number.value / _HUNDRED / (_HUNDRED if as_hundred else 1)
    told = replace(number, last=at, after=at, value=value, scale=1)
    return Sum(number.first, found[1], told, found[0])


def _ends_a_number(wording: Wording, index: int) -> bool:
    """Whether the sign at `index` closes the number before it: "10 $ 30 cents"."""
    return (
        wording.digits(index - 1) and not wording.tight(index + 1) and wording.low(index - 1) != ""
    )


def _specifies(wording: Wording, before: tuple[str, int], other: str) -> bool:
    """ "$20 Canadian dollars": a bare sign, and a name of the same sign's family."""
    dollars = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"}
    return wording.low(before[1]) == "$" and before[0] == "USD" and other in dollars


def _named(wording: Wording, index: int, *, signed: bool) -> tuple[str, int] | None:
    """The currency behind a number: a sign, "de $", or a name."""
    at = index + 1 if wording.low(index) in wording.words.of else index
    return (
        sign_after(wording, index, signed=signed)
        or (sign_after(wording, at, signed=signed) if at > index else None)
        or name_after(wording, index)
    )


def _lettered(wording: Wording, number: Number, *, signed: bool) -> tuple[Number, int]:
    """The number times a letter behind it ("20 M$", "$1.5bn"), and the index after both."""
    at = number.after
    if not number.digits or number.scale > 1 or not 0 <= at < len(wording.tokens):
        return number, at
    factor = wording.words.letters.get(wording.tokens[at].text)
    if factor is None:
        return number, at
    glued = wording.tight(at)
    if not (signed and glued) and _named(wording, at + 1, signed=signed) is None:
        spaced = signed and wording.low(at) in ("m", "bn", "md", "mds", "mn")
        if not spaced:
            return number, at
    return _times(number, Decimal(factor)), at + 1


def _scaled_code(
    wording: Wording, number: Number, at: int
) -> tuple[Number, tuple[str, int] | None]:
    """ "30 MSEK", "48.5 MGBP", "20 kEUR": a code with its multiplier before it."""
    text = wording.tokens[at].text if at < len(wording.tokens) else ""
    factor = _CODE_FACTORS.get(text[:1])
    if factor is None or text[1:] not in currency_codes() or not text[1:].isupper():
        return number, None
    if text == "MARS":  # le 14 MARS: a month in capitals, no million of pesos
        return number, None
    return _times(number, Decimal(factor)), (text[1:], at + 1)


def _times(number: Number, factor: Decimal) -> Number:
    return replace(
        number,
        value=number.value * factor if number.value is not None else None,
        low=number.low * factor if number.low is not None else None,
        high=number.high * factor if number.high is not None else None,
        scale=int(factor),
    )


def _with_cents(wording: Wording, whole: Sum) -> Sum:
    """ "15 dollars and 50 cents", "10 $ 30 cents"."""
    at = whole.last + 1 if wording.low(whole.last) in wording.words.link else whole.last
    cents = cardinal(wording.tokens, at, wording.words)
    if cents is None or whole.number.value is None or not 0 < cents.value < _HUNDRED:
        return whole
    if not _counts_cents(wording, whole, cents):
        return whole
    number = replace(whole.number, value=whole.number.value + cents.value / _HUNDRED)
    named = wording.low(cents.last) in _CENTS
    return replace(whole, last=cents.last + 1 if named else cents.last, number=number)


def _counts_cents(wording: Wording, whole: Sum, cents: Cardinal) -> bool:
    """ "50 cents" behind a sum, or the bare "50" of "15 euros 50" that ends its clause."""
    if wording.low(cents.last) in _CENTS:
        return True
    bare = cents.digits and len(wording.low(cents.first)) == 2  # noqa: PLR2004 - cents
    ended = not wording.low(cents.last)[:1].isalnum()
    return bare and ended and wording.low(whole.last - 1).isalpha()
