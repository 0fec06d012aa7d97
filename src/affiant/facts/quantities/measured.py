"""Every numeral with a unit of measure behind it, be it a figure of anything or not.

"a 29km road", "5 ft 2 in", "98.6 degrees Fahrenheit", "87 years old": whoever asks for
measures and not facts asks here. The units are those of `vocabulary/measures/units.yaml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from affiant.facts.quantities.fractions import fraction_at
from affiant.facts.quantities.lexicon import NumberWords, number_words, rules
from affiant.facts.quantities.notation import in_notation
from affiant.facts.quantities.number import number_at
from affiant.facts.quantities.phrases import Phrases
from affiant.facts.quantities.token import Token, tokens
from affiant.reading.span import Span

_INCHES = 12  # to the foot
_JOINS = frozenset(("-", "‑"))
_BRACKETS = {"{": "}", "<": ">"}
_OWN_CASE = {"c": "C", "f": "F", "k": "K"}
_GLUED_ONLY = frozenset(("mi", "to", "mo", "go", "quarts", "ha", "once", "stone", '"'))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `dimension` is what the unit measures ("length", "age")."""

    span: Span
    surface: str
    value: Decimal
    unit: str
    dimension: str


def measured(text: str, language: str) -> list[Quantity]:
    """The quantities of `text`, in order, none overlapping another; "fr" or "en".

    Never raises; time is linear in the length of the text.
    """
    words = number_words(language)
    line = tokens(text, words.splittable | _single_words())
    found: list[Quantity] = []
    index = 0
    while index < len(line):
        read = _read(text, line, index, words)
        if read is None:
            index += 1
            continue
        found.append(read[0])
        index = read[1]
    return found


def _read(
    text: str, line: Sequence[Token], at: int, words: NumberWords
) -> tuple[Quantity, int] | None:
    number = _number(line, at, words)
    told = _unit(line, number[1]) if number else None
    if number is None or told is None:
        return None
    value, (dimension, unit), last = number[0], told[0], told[1]
    if unit == "foot":
        value, last = _with_inches(line, last, value, words)
    first = at - 1 if _below(line, at) else at
    value = -value if first < at else value
    start, end = line[first].start, line[last - 1].end
    return Quantity(Span(start, end), text[start:end], value, unit, dimension), last


def _below(line: Sequence[Token], at: int) -> bool:
    """Whether a minus is glued to the numeral and to nothing before it."""
    sign = at > 0 and line[at - 1].low in "-−" and line[at].tight
    return sign and (at == 1 or not line[at - 1].tight)


def _number(line: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """The value at `at` and the index after it; a letter glued to digits may be the unit's."""
    if not (line[at].digits or line[at].low in words.begins) or _of_a_name(line, at):
        return None
    part = None if _unit(line, at + 1) else in_notation(line, at, words)
    part = part if part and part.value is not None else None
    part = part or (fraction_at(line, at, words) if not line[at].digits else None)
    if part and part.value is not None:
        return part.value, part.last
    number = number_at(line, at, words, alone=True)
    if number is None or number.value is None:
        one = number is not None and line[at].low in ("one", "un", "une")
        return (Decimal(1), at + 1) if one else None
    return number.value, number.last


def _unit(line: Sequence[Token], at: int) -> tuple[tuple[str, str], int] | None:
    """The unit at `at`, past a hyphen, "de", or in brackets: its dimension and word, its end."""
    if at >= len(line):
        return None
    closing = _BRACKETS.get(line[at].low)
    start = at + 1 if closing or line[at].low in _JOINS or line[at].low == "de" else at
    found = _longest(line, start)
    if found is None:
        return None
    told, last = found
    if closing:
        if last >= len(line) or line[last].low != closing:
            return None
        last += 1
    return told, last


def _longest(line: Sequence[Token], at: int) -> tuple[tuple[str, str], int] | None:
    found = _units().at(line, at)
    if found is None:
        return None
    one = found[1] == at + 1
    if one and line[at].low in _GLUED_ONLY and not line[at].tight:
        return None
    if one and line[at].low in _OWN_CASE and line[at].text != _OWN_CASE[line[at].low]:
        return None
    glued = all(line[step].tight for step in range(at + 1, found[1]))
    if line[found[1] - 1].digits and not glued:
        return None  # "5 ft 2 in" has no square feet
    if found[1] < len(line) and line[found[1]].tight and line[found[1]].digits:
        return None  # "24703L202"
    dimension, _, unit = found[0].partition("/")
    return (dimension, unit), found[1]


def _with_inches(
    line: Sequence[Token], at: int, value: Decimal, words: NumberWords
) -> tuple[Decimal, int]:
    """ "5 ft 2 in", "5 feet and 2 inches"."""
    start = at + 1 if at < len(line) and line[at].low in words.link else at
    number = _number(line, start, words) if start < len(line) else None
    if number is None or not 0 < number[0] < _INCHES or number[1] >= len(line):
        return value, at
    if line[number[1]].low not in ("in", "inch", "inches", "pouces", "pouce"):
        return value, at
    return value + number[0] / _INCHES, number[1] + 1


def _of_a_name(line: Sequence[Token], at: int) -> bool:
    """ "scp-173m", "A4": digits glued to a word before them."""
    if not (at and line[at].digits and line[at].tight):
        return False
    hyphen = line[at - 1].low == "-" and line[at - 1].tight and at > 1
    before = line[at - 2] if hyphen else line[at - 1]
    return before.low[-1:].isalnum()


@cache
def _single_words() -> frozenset[str]:
    """Units of one word, which a hyphen parts from their number: "a six-mile trip"."""
    return frozenset(form for _, forms in _forms() for form in forms if form.isalpha())


@cache
def _units() -> Phrases:
    return Phrases.of(dict(_forms()))


def _forms() -> Iterator[tuple[str, list[str]]]:
    for dimension, units in rules("measures", "units.yaml").items():
        for unit, forms in units.items():
            yield f"{dimension}/{unit}", list(forms)
