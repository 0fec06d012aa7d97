"""Every numeral of a text with its value: what the rules for figures choose among.

A section number, a clock time or a phone number is a numeral and no figure, and arithmetic
("2.5^-1", "twenty-three fifths", "1 over 3") is hardly ever news. Whoever wants numerals and
not facts asks here; `quantities.find` makes facts of those that count something.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from affiant.facts.quantities.cardinal import cardinal
from affiant.facts.quantities.digits import decimal_of
from affiant.facts.quantities.fractions import Part, fraction_at
from affiant.facts.quantities.lexicon import NumberWords, number_words
from affiant.facts.quantities.notation import in_notation
from affiant.facts.quantities.number import Form, Number, number_at
from affiant.facts.quantities.token import Token, tokens
from affiant.reading.span import Span

_HUNDRED = 100
_MINUS = frozenset("-−–")
_PLUS_OR_MINUS = frozenset(("plus", "au", "le", "du", "ou", "pas", "or"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written; `span` in code points of the text, sign and scale included.

    `percent` is the span with its percent sign or word, where one stands: behind the number
    ("12 %") or before it ("a percentage of 12").
    """

    span: Span
    surface: str
    value: Decimal
    percent: Span | None = None


def numerals(text: str, language: str) -> list[Numeral]:
    """The numerals of `text`, in order, none overlapping another; `language` is "fr" or "en".

    Digits glued to a unit ("29km") are part of a measure and no numeral of their own; a
    range gives its two ends. Never raises; time is linear in the length of the text.
    """
    words = number_words(language)
    line = tokens(text, words.splittable | words.ordinals.keys())
    found: list[Numeral] = []
    index = 0
    while index < len(line):
        parts = _read(line, index, words)
        found += [_numeral(text, line, part, words) for part in parts if part.value is not None]
        index = max(index + 1, parts[-1].last if parts else 0)
    return found


def _read(line: Sequence[Token], index: int, words: NumberWords) -> list[Part]:
    """What is read at `index`; several parts where a list is written without spaces.

    A part without a value is skipped: "29" of "29km", "twenty" of "the twenty-first".
    """
    start = _past_sign(line, index, words)
    token = line[start] if start < len(line) else line[index]
    if not (token.digits or token.low in words.begins or token.low in words.ordinals):
        return []
    listed = _listed(line, start, words)
    if listed:
        return listed
    part = _one(line, start, words, signed=start > index)
    if part is None or part.value is None or start == index:
        return [part] if part else []
    return [Part(index, part.last, -part.value)]


def _one(line: Sequence[Token], at: int, words: NumberWords, *, signed: bool) -> Part | None:
    part = in_notation(line, at, words) or fraction_at(line, at, words)
    if part:
        return part
    number = number_at(line, at, words, alone=True)
    if number is None:
        return None
    if number.form is Form.ARTICLE:  # "moins un" counts, "un" is an article
        return Part(at, number.last, Decimal(1) if signed else None)
    return _continued(line, number, words)


def _continued(line: Sequence[Token], number: Number, words: NumberWords) -> Part:
    """ "3 hundred and 21", "3 cent un": digits and words of one number."""
    read = Part(number.first, number.last, number.value)
    at = number.last
    linked = at < len(line) and line[at].low in words.link
    if number.value is None or number.scale == 1 or not (linked or words.language == "fr"):
        return read
    rest = cardinal(line, at + 1 if linked else at, words)
    if rest is None or rest.value >= number.scale or not (number.digits or linked):
        return read
    if number.scale > _HUNDRED and not (rest.scale > 1 or rest.digits == number.digits):
        return read
    return Part(read.first, rest.last, number.value + rest.value)


def _past_sign(line: Sequence[Token], index: int, words: NumberWords) -> int:
    """The index behind a minus that belongs to a number: "-4/5", "minus ninety"."""
    before = line[index - 1].low if index else ""
    if line[index].low in words.minus:
        return index if before in _PLUS_OR_MINUS else index + 1
    if line[index].low in _MINUS and index + 1 < len(line) and line[index + 1].digits:
        alone = index == 0 or not line[index].tight
        return index + 1 if alone and line[index + 1].tight else index
    return index


def _listed(line: Sequence[Token], at: int, words: NumberWords) -> list[Part]:
    """ "22,24,26": no number, but numbers; their tokens are one, so that each keeps its offset."""
    if not line[at].digits or decimal_of(line[at].text, words.language) is not None:
        return []
    told, start = [], line[at].start
    for piece in line[at].text.split(","):
        value = decimal_of(piece, words.language) if piece and piece[0].isdecimal() else None
        if value is None:
            return []
        told.append(Part(at, at + 1, value, (start, start + len(piece))))
        start += len(piece) + 1
    return told


def _numeral(text: str, line: Sequence[Token], part: Part, words: NumberWords) -> Numeral:
    start, end = part.chars or (line[part.first].start, line[part.last - 1].end)
    percent = None if part.chars else _share(line, part, words)
    value = part.value if part.value is not None else Decimal(0)
    return Numeral(Span(start, end), text[start:end], value, percent)


def _share(line: Sequence[Token], part: Part, words: NumberWords) -> Span | None:
    """The span of the number with its percent sign, if it has one."""
    sign = words.percent.at(line, _past_hyphen(line, part.last))
    if sign is not None:
        return Span(line[part.first].start, line[sign[1] - 1].end)
    if not part.first or line[part.first - 1].low not in words.of:
        return None
    sign = words.percent.before(line, part.first - 1)
    if sign is None or _names_a_whole(line, sign[1], part.last, words):
        return None
    return Span(line[sign[1]].start, line[part.last - 1].end)


def _names_a_whole(line: Sequence[Token], sign: int, last: int, words: NumberWords) -> bool:
    """ "20 per cent of 210", "the percentage of 40 workers": the number is what the share is of."""
    before = line[sign - 1] if sign else None
    if before is not None and (before.digits or before.low in words.begins - words.articles):
        return True
    return last < len(line) and line[last].low.isalpha()


def _past_hyphen(line: Sequence[Token], at: int) -> int:
    return at + 1 if at + 1 < len(line) and line[at].low == "-" else at
