"""Every number of a sentence, with what it stands in: ranges, shares, "hundreds of", percents.

One pass from left to right; each token is looked at a bounded number of times.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from affiant.facts.quantities.cardinal import Cardinal, cardinal
from affiant.facts.quantities.lexicon import NumberWords
from affiant.facts.quantities.share import fraction, share
from affiant.facts.quantities.token import Token

_DASHES = frozenset("-‑–—")
_FRACTION_SIGNS = {
    sign: Decimal(part) / Decimal(whole)
    for sign, part, whole in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5),
        ("⅗", 3, 5), ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8),
        ("⅞", 7, 8),
    )
}  # fmt: skip
_MINUS = frozenset("-−–")
_NO_MINUS = frozenset((
    "au", "du", "ou", "le", "la", "les", "tout", "de", "et", "pas", "en", "or", "test", "tested",
))  # fmt: skip


class Form(StrEnum):
    """How a number is told."""

    PLAIN = "plain"
    SHARE = "share"  # a third: value 0..1
    VAGUE = "vague"  # hundreds of: low only
    ARTICLE = "article"  # un, une, a, one alone: hardly ever a number


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens [first, last), "%" not included (`percent` and `after` tell of it).

    `after` is the token index behind the number and its percent sign. A range has `low` and
    `high` and no `value`; a vague plural has `low` alone, twice its unit.
    """

    first: int
    last: int
    after: int
    form: Form = Form.PLAIN
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    digits: bool = False
    scale: int = 1
    percent: bool = False
    points: bool = False
    approximate: bool = False


def numbers(line: Sequence[Token], words: NumberWords) -> list[Number]:
    """The numbers of the tokens in order, none overlapping another."""
    found: list[Number] = []
    index = 0
    for at, token in enumerate(line):
        if at < index or not (token.digits or token.low in words.begins):
            continue
        number = number_at(line, at, words)
        if number is None:
            continue
        if number.form is not Form.ARTICLE:
            found.append(number)
        index = max(number.after, at + 1)
    return found


def number_at(
    line: Sequence[Token], index: int, words: NumberWords, *, alone: bool = False
) -> Number | None:
    """The number that begins at `index`; `alone` without its sign and without a range's end."""
    if line[index].low in _FRACTION_SIGNS:
        return Number(index, index + 1, index + 1, Form.SHARE, _FRACTION_SIGNS[line[index].low])
    vague = _vague(line, index, words)
    if vague:
        return vague
    if _half_of_a_scale(line, index, words):
        return _half_scale(line, index, words)
    read = cardinal(line, index, words)
    part = share(line, index, read, words)
    if part:
        return Number(part.first, part.last, part.last, Form.SHARE, part.value)
    if read is None:
        return None
    if read.article:
        return Number(index, read.last, read.last, Form.ARTICLE)
    if alone:
        return _plain(line, _with_fraction(line, read, words), words)
    return _range(line, read, words) or _signed(
        line, _plain(line, _with_fraction(line, read, words), words), words
    )


def _with_fraction(line: Sequence[Token], read: Cardinal, words: NumberWords) -> Cardinal:
    """ "five and a quarter", "cent trois et deux tiers"."""
    at = read.last
    if at + 1 >= len(line) or line[at].low not in words.link:
        return read
    part = cardinal(line, at + 1, words)
    rest = fraction(line, part, words) if part and part.last < len(line) else None
    if rest is None:
        return read
    return replace(read, last=rest.last, value=read.value + rest.value * read.scale)


def _minus_word(line: Sequence[Token], at: int, words: NumberWords) -> bool:
    """ "minus 5", "moins cinq"; not "au moins 5", "plus ou moins 5"."""
    before = line[at - 1].low if at else ""
    return line[at].low in words.minus and before not in _NO_MINUS


def _signed(line: Sequence[Token], number: Number, words: NumberWords) -> Number:
    """The number below zero where a minus is glued to it and to nothing before: "-8 %".

    At the start of a sentence a hyphen is as often a list's, so that only a percentage is signed.
    """
    at = number.first - 1
    if at >= 0 and number.value is not None and _minus_word(line, at, words):
        return replace(number, first=at, value=-number.value)
    if at < 0 or not number.digits or number.value is None or line[at].low not in _MINUS:
        return number
    alone = number.after == len(line)
    if not line[number.first].tight or line[at].tight:
        return number
    if at == 0 and not (number.percent or alone):
        return number
    return replace(number, first=at, value=-number.value)


def _vague(line: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """ "hundreds of", "des dizaines de milliers", "several hundred", "a few thousand"."""
    unit = words.plurals.get(line[index].low)
    before = line[index - 1].low if index else ""
    if unit is None:
        return _few(line, index, words)
    last = index + 1
    linked = last < len(line) and line[last].low in words.of
    if linked and last + 1 < len(line) and line[last + 1].low in words.plurals:
        unit *= words.plurals[line[last + 1].low]
        last += 2
        linked = last < len(line) and line[last].low in words.of
    if not linked and before not in words.plural_before:
        return None
    return Number(index, last, last, Form.VAGUE, low=Decimal(2 * unit), scale=unit)


def _few(line: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    scale = words.scales.get(line[index].low)
    before = line[index - 1].low if index else ""
    if scale is None or before not in ("several", "few"):
        return None
    return Number(index, index + 1, index + 1, Form.VAGUE, low=Decimal(2 * scale), scale=scale)


def _half_of_a_scale(line: Sequence[Token], index: int, words: NumberWords) -> bool:
    start = index + 1 if line[index].low in words.articles else index
    return start < len(line) and line[start].low in words.half_scale


def _half_scale(line: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """ "un demi-million", "half a million", "half a dozen"."""
    at = index
    start = index + 1 if line[index].low in words.articles else index
    while at < len(line) and at < index + 4:
        low = line[at].low
        scale = words.scales.get(low) or words.about.get(low)
        if scale:
            value = Decimal(scale) / words.half_scale[line[start].low]
            return Number(index, at + 1, at + 1, value=value, scale=scale)
        if low not in words.half_scale and low not in words.articles and low not in _DASHES:
            break
        at += 1
    part = share(line, index, cardinal(line, index, words), words)
    return Number(part.first, part.last, part.last, Form.SHARE, part.value) if part else None


def _plain(line: Sequence[Token], read: Cardinal, words: NumberWords) -> Number:
    number = Number(
        read.first,
        read.last,
        read.last,
        value=read.value,
        digits=read.digits,
        scale=read.scale,
        approximate=read.approximate,
    )
    return _with_percent(line, number, words)


def _with_percent(line: Sequence[Token], number: Number, words: NumberWords) -> Number:
    at = (
        number.last + 1 if number.last < len(line) and line[number.last].low == "-" else number.last
    )
    points = words.points.at(line, at)
    if points:
        places = _places(line, points[1], words)
        return number if places else replace(number, after=points[1], points=True)
    percent = words.percent.at(line, at)
    if percent:
        points = words.points.at(line, percent[1])
        if points:
            return replace(number, after=points[1], points=True)
        return replace(number, after=percent[1], percent=True)
    return number


def _places(line: Sequence[Token], at: int, words: NumberWords) -> bool:
    """ "12 points d'eau", "three points of entry": no part of a hundred."""
    if at + 1 >= len(line) or line[at].low not in words.of:
        return False
    return line[at + 1].low in words.point_nouns


def _range(line: Sequence[Token], low: Cardinal, words: NumberWords) -> Number | None:
    """ "entre 2 et 3 millions", "2-3 %", "from 5 to 7", "five or six"."""
    first = _plain(line, low, words)
    link = _link(line, low, first.after, words)
    if link is None:
        return None
    high = cardinal(line, link, words)
    if high is None or high.article:
        return None
    low_value = low.value * (high.scale if low.scale == 1 and low.value < high.value else 1)
    if low_value >= high.value:
        return None
    if first.percent and not _plain(line, high, words).percent:
        return None  # "rose 11% to 165" is a change and a level
    number = Number(
        low.first,
        high.last,
        high.last,
        low=low_value,
        high=high.value,
        digits=low.digits,
        scale=high.scale,
    )
    return _with_percent(line, number, words)


def _link(line: Sequence[Token], low: Cardinal, after: int, words: NumberWords) -> int | None:
    """Where the upper end would begin, if something links the two ends."""
    if after + 1 >= len(line):
        return None
    sign = line[after]
    opener = line[low.first - 1].low if low.first else ""
    if sign.low in _DASHES:
        tight = sign.tight and line[after + 1].tight
        return after + 1 if tight and line[after + 1].digits else None
    if opener in words.between:
        return after + 1 if sign.low in words.range_and else None
    return after + 1 if sign.low in words.range_to else None
