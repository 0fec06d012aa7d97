"""Whole numbers in digits, in words and mixed ("20 millions", "two hundred and five")."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from affiant.facts.quantities.digits import decimal_of
from affiant.facts.quantities.lexicon import NumberWords
from affiant.facts.quantities.token import Token

_HUNDRED, _THOUSAND, _TEN = 100, 1000, 10
_DASHES = frozenset("-‑")
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number at tokens [first, last). `scale` is its last multiplier (1 without one).

    `article` marks "un", "une", "a", "one" alone: a pronoun or an article unless something
    else shows that it counts.
    """

    first: int
    last: int
    value: Decimal
    digits: bool
    scale: int = 1
    article: bool = False
    approximate: bool = False


def cardinal(line: Sequence[Token], index: int, words: NumberWords) -> Cardinal | None:
    """The longest number that begins at `index`, None if none does."""
    if index >= len(line):
        return None
    if line[index].digits:
        return _in_digits(line, index, words)
    return _in_words(line, index, words)


def _in_digits(line: Sequence[Token], index: int, words: NumberWords) -> Cardinal | None:
    value = decimal_of(line[index].text, words.language)
    if value is None:
        return None
    return _scaled(line, index, Cardinal(index, index + 1, value, digits=True), words)


def _scaled(
    line: Sequence[Token], index: int, read: Cardinal, words: NumberWords
) -> Cardinal | None:
    """Add what multiplies: "20 millions", "5.4 hundred thousand", "2 millions et demi"."""
    last, value, scale = read.last, read.value, read.scale
    half = words.and_half.at(line, last)
    if half and scale == 1 and half[1] < len(line) and line[half[1]].low in words.scales:
        last, value = half[1], value + HALF
    while last < len(line):
        step = last + 1 if _joined(line, last) else last
        if step >= len(line) or line[step].low not in words.scales or line[step].digits:
            break
        factor = words.scales[line[step].low]
        value, scale, last = value * factor, scale * factor, step + 1
    if last == read.last and last < len(line):
        collective = _collective(line[last].low, words)
        if collective:
            return Cardinal(index, last + 1, value * collective, read.digits, collective)
        if _thousands_letter(line, last, read):
            return Cardinal(index, last + 1, value * _THOUSAND, read.digits, _THOUSAND)
    half = words.and_half.at(line, last)
    if half:
        value, last = value + HALF * scale, half[1]
    return Cardinal(index, last, value, digits=read.digits, scale=scale)


def _collective(word: str, words: NumberWords) -> int | None:
    """ "3 dozen", "trois douzaines"; millions are scales and no collectives."""
    if word in words.scales:
        return None
    return words.about.get(word) or words.plurals.get(word)


def _thousands_letter(line: Sequence[Token], index: int, read: Cardinal) -> bool:
    """ "100k": glued, lower case, and ten thousand or more ("5k" is as often a run)."""
    glued = line[index].tight and line[index].text == "k"
    told = read.value >= _TEN or read.value % 1 != 0
    return glued and read.digits and told


def _joined(line: Sequence[Token], index: int) -> bool:
    """Whether a hyphen at `index` joins two parts of one number: "5-million"."""
    return line[index].low in _DASHES and line[index].tight and index + 1 < len(line)


class _Sum:
    """A number in words as it grows from left to right."""

    def __init__(self, words: NumberWords) -> None:
        self.words, self.total, self.current, self.largest = words, 0, 0, 0
        self.seen = False

    def take(self, word: str) -> bool:
        """Add `word`; False (and no change) when it cannot continue this number."""
        small = self.words.small.get(word, self.words.tens.get(word))
        if small is not None:
            return self._add(small)
        scale = self.words.scales.get(word)
        return scale is not None and self._multiply(scale)

    def _add(self, value: int) -> bool:
        part = self.current % _HUNDRED
        if self.seen and (self.current == 0 or part) and not self._fits(part, value):
            return bool(self.total and self.current == 0 and value and self._start(value))
        if part == 4 and value == 20:  # noqa: PLR2004 - quatre-vingts
            value = 76
        return self._start(value)

    def _start(self, value: int) -> bool:
        self.current += value
        self.seen = True
        return True

    def _fits(self, part: int, value: int) -> bool:
        if part >= 20 and part % 10 == 0:  # noqa: PLR2004 - vingt-trois, soixante-quinze
            french_teen = self.words.language == "fr" and part in (60, 80) and 10 <= value < 20  # noqa: PLR2004
            return 0 < value < 10 or french_teen  # noqa: PLR2004
        if self.words.language != "fr":
            return False
        return (part == 4 and value == 20) or (part % 10 == 0 and part > 0 and 7 <= value <= 9)  # noqa: PLR2004 - quatre-vingt, dix-sept

    def _multiply(self, scale: int) -> bool:
        if scale == _HUNDRED:
            if self.current >= _HUNDRED or (self.seen and self.current == 0):
                return False
            self.current = (self.current or 1) * _HUNDRED
        elif self.largest and scale >= self.largest:
            if self.current:
                return False
            self.total *= scale
        else:
            self.total += (self.current or 1) * scale
            self.current = 0
        self.largest = self.largest if scale == _HUNDRED else scale
        self.seen = True
        return True

    @property
    def value(self) -> int:
        return self.total + self.current


def _in_words(line: Sequence[Token], index: int, words: NumberWords) -> Cardinal | None:
    first_word = line[index].low
    if not _may_begin(line, index, words):
        return None
    growing, last = _Sum(words), index
    if first_word in words.articles:
        growing.take("un" if words.language == "fr" else "one")
        last = index + 1
    while last < len(line):
        step = _next_part(line, last, words) if last > index else last
        if step >= len(line) or line[step].digits or not growing.take(line[step].low):
            break
        last = step + 1
    return _with_tail(line, index, last, growing, words)


def _may_begin(line: Sequence[Token], index: int, words: NumberWords) -> bool:
    word = line[index].low
    if word in words.small or word in words.tens or word in words.articles:
        return True
    bare_scales = {"cent", "mille"} if words.language == "fr" else set()
    return word in bare_scales and not (index and line[index - 1].low in ("%", "pour"))


def _next_part(line: Sequence[Token], last: int, words: NumberWords) -> int:
    """Where the next part of the number would stand: past a hyphen and one linking word."""
    step = last + 1 if _joined(line, last) else last
    if step < len(line) and line[step].low in words.link:
        after = step + 2 if step + 1 < len(line) and _joined(line, step + 1) else step + 1
        if after < len(line) and _linkable(line, last, after, words):
            return after
    return step


def _linkable(line: Sequence[Token], last: int, after: int, words: NumberWords) -> bool:
    """French links only before un and onze, English only after a hundred or more."""
    word = line[after].low
    if words.language == "fr":
        return word in ("un", "une", "onze") and line[last - 1].low in words.tens
    return (word in words.small or word in words.tens) and line[last - 1].low in words.scales


def _with_tail(
    line: Sequence[Token], index: int, last: int, growing: _Sum, words: NumberWords
) -> Cardinal | None:
    scale = max(words.scales.get(line[last - 1].low, 1), 1)
    if not growing.seen:
        return None
    read = Cardinal(index, last, Decimal(growing.value), digits=False, scale=scale)
    collective = _collective(line[last].low, words) if last < len(line) else None
    if collective:
        exact = line[last].low in words.exact_collectives
        value = read.value * collective
        return Cardinal(index, last + 1, value, False, collective, approximate=not exact)  # noqa: FBT003 - digits
    half = words.and_half.at(line, last)
    if half:
        return _scaled(line, index, read, words)
    decimals = _decimals(line, last, words)
    if decimals:
        value = Decimal(f"{growing.value}.{decimals[0]}")
        return Cardinal(index, decimals[1], value, False)  # noqa: FBT003 - digits
    alone = last == index + 1 and line[index].low in words.articles
    return Cardinal(index, last, read.value, False, scale, article=alone)  # noqa: FBT003 - digits


def _decimals(line: Sequence[Token], at: int, words: NumberWords) -> tuple[str, int] | None:
    """The figures of "three point one four", "trois virgule cinq", and the index after them."""
    if at >= len(line) or line[at].low not in words.point:
        return None
    told, last = "", at + 1
    while last < len(line) and line[last].low in words.small:
        told += str(words.small[line[last].low])
        last += 1
    return (told, last) if told else None
