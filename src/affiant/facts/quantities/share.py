"""Shares told without a percent sign: a third, la moitié, three quarters, un sur trois."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from affiant.facts.quantities.cardinal import Cardinal, cardinal
from affiant.facts.quantities.lexicon import NumberWords
from affiant.facts.quantities.measures import measures
from affiant.facts.quantities.token import Token

_GREATEST_WHOLE = 1000  # "one in a thousand" is the least share that articles tell this way
_SMALL_WHOLE = 20
_TEN_OF = ("fr", 10)
_ROUND_WHOLES = frozenset((50, 100, 1000))
_NO_NOUNS = frozenset((
    "depuis", "pas", "moins", "très", "toujours", "jamais", "alors", "hors", "près", "vers", "aux",
    "plus", "does", "always", "across", "has", "is", "was", "as", "us",
))  # fmt: skip
_SLASHED_WHOLE = 12  # 3/4; past twelve a slash writes a date
_TIME_UNITS = frozenset((
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "year", "years",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole at tokens [first, last); `value` is 0..1."""

    first: int
    last: int
    value: Decimal


def share(
    line: Sequence[Token], index: int, part: Cardinal | None, words: NumberWords
) -> Share | None:
    """The share that begins at `index`, where `part` is the number read there, if any."""
    half = _half(line, index, words)
    if half:
        return half
    if part is None or part.last >= len(line):
        return None
    return (
        fraction(line, part, words)
        or _out_of(line, part, part.last, words)
        or _one_noun_in(line, part, words)
        or _slashed(line, part, words)
    )


def _half(line: Sequence[Token], index: int, words: NumberWords) -> Share | None:
    low = line[index].low
    if low in words.halves and low not in words.half_scale:
        return Share(index, index + 1, Decimal("0.5"))
    if low in words.halves and words.language == "en" and not _scale_follows(line, index, words):
        joined = index + 1 < len(line) and line[index + 1].low in ("-", "time", "way")
        return None if joined else Share(index, index + 1, Decimal("0.5"))
    return None


def _scale_follows(line: Sequence[Token], index: int, words: NumberWords) -> bool:
    rest = [token.low for token in line[index + 1 : index + 3]]
    return any(word in words.scales or word in words.about for word in rest)


def fraction(line: Sequence[Token], part: Cardinal, words: NumberWords) -> Share | None:
    """The share of `part` and a word for the whole: "a third", "deux tiers"."""
    at = part.last + 1 if line[part.last].low == "-" and part.last + 1 < len(line) else part.last
    whole = words.fractions.get(line[at].low)
    if whole is None or part.value > _GREATEST_WHOLE or part.scale > 1:
        return None
    follows = line[at + 1].low if at + 1 < len(line) else ""
    if part.value == 1 and not line[at].tight and follows not in words.of and follows.isalpha():
        return None  # "a third man", "un quart d'heure" is a time, and "un tiers" a third party
    if part.value >= whole and part.value != 1:
        return None
    return Share(part.first, at + 1, part.value / whole)


def _one_noun_in(line: Sequence[Token], part: Cardinal, words: NumberWords) -> Share | None:
    """ "un salarié sur trois", "one worker in five": the noun stands inside."""
    noun = line[part.last].low
    if part.scale > 1 or part.value > _SMALL_WHOLE or not noun.isalpha():
        return None
    if noun in words.splittable or noun in words.of:
        return None
    found = _out_of(line, part, part.last + 1, words)
    whole = part.value / found.value if found else 0
    if not part.article and whole not in _ROUND_WHOLES and (words.language, whole) != _TEN_OF:
        return None  # "six familles sur dix", but "two men in five countries"
    return None if found and _other_things(line, found.last, words) else found


def _other_things(line: Sequence[Token], index: int, words: NumberWords) -> bool:
    """ "one family in two files": a plural behind the second number, so that it is no share."""
    follows = line[index].low if index < len(line) else ""
    known = measures(words.language)
    listed = known.verbs | known.stops | known.prepositions | known.determiners | _NO_NOUNS
    return follows.isalpha() and follows.endswith(("s", "x")) and follows not in listed


def _out_of(line: Sequence[Token], part: Cardinal, at: int, words: NumberWords) -> Share | None:
    link = words.out_of.at(line, at)
    if link is None:
        return None
    whole = cardinal(line, link[1], words)
    if whole is None or whole.article or not _sensible(part, whole):
        return None
    counted = line[whole.last].low if whole.last < len(line) else ""
    if counted in _TIME_UNITS or counted == "%":
        return None
    return Share(part.first, whole.last, part.value / whole.value)


def _sensible(part: Cardinal, whole: Cardinal) -> bool:
    """Whether one says it so: "nine in ten", "1 in 250"; "204 of 377" counts, and is no share."""
    integers = part.value == part.value.to_integral_value() and part.scale == 1
    if not (integers and 0 < part.value < whole.value <= _GREATEST_WHOLE):
        return False
    return part.value == 1 or whole.value <= _SMALL_WHOLE or whole.value in _ROUND_WHOLES


def _slashed(line: Sequence[Token], part: Cardinal, words: NumberWords) -> Share | None:
    at = part.last
    if not (line[at].low == "/" and line[at].tight and at + 2 < len(line) and line[at + 1].tight):
        return None
    whole = cardinal(line, at + 1, words)
    if whole is None or not whole.digits or line[whole.last - 1].end - line[at].end > 2:  # noqa: PLR2004 - two digits
        return None
    follows = line[whole.last].low if whole.last < len(line) else ""
    if follows not in words.of or not 0 < part.value < whole.value <= _SLASHED_WHOLE:
        return None
    return Share(part.first, whole.last, part.value / whole.value)
