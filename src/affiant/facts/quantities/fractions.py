"""Fractions in words, whatever their denominator: twenty-three fifths, trois vingt-et-unièmes.

Where numerator and denominator part is told by the words: "one hundred | thirty fifths" is
100/35 since thirty-fifth is one ordinal, "one hundred and thirty | fifths" 130/5 since "and"
binds backwards. Of the places possible, the one with the longest denominator is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from affiant.facts.quantities.cardinal import Cardinal, cardinal
from affiant.facts.quantities.lexicon import NumberWords
from affiant.facts.quantities.token import Token

_LONGEST = 16  # tokens: no fraction in words is longer
_HYPHENS = frozenset("-‑")
_SINGULAR_LINKS = frozenset(("et", "and"))
_LEAST_TENS, _THOUSAND = 20, 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A value at tokens [first, last); None where digits or words are no numeral.

    `chars` are the offsets where they are not those of the tokens.
    """

    first: int
    last: int
    value: Decimal | None
    chars: tuple[int, int] | None = None


def fraction_at(line: Sequence[Token], at: int, words: NumberWords) -> Part | None:
    """The fraction, perhaps behind a whole number, that begins at `at`."""
    if line[at].digits and not _run_goes_on(line, at, words):
        return None
    end = _run(line, at, words)
    over = _over(line, at, words)
    if over:
        return over
    simple = _simple(line, at, end, words)
    if simple is None or words.language == "en":  # "vingt et un cinquièmes" are 21/5
        mixed = _mixed(line, at, end, words)
        if mixed:
            return mixed
    found = simple or _bare(line, at, words)
    return _multiplied(line, found, words) if found else _ordinal(line, at, end, words)


def _bare(line: Sequence[Token], at: int, words: NumberWords) -> Part | None:
    """ "quart de million", "quarter of a million": a part of a scale without its article."""
    value = words.parts.get(line[at].low)
    if value is None:
        return None
    part = Part(at, at + 1, Decimal(1) / value)
    return part if _multiplied(line, part, words).last > part.last else None


def _run_goes_on(line: Sequence[Token], at: int, words: NumberWords) -> bool:
    word = line[at + 1].low if at + 1 < len(line) else ""
    return (
        word in words.scales or word in words.link or word in words.over or word in words.ordinals
    )


def _run(line: Sequence[Token], at: int, words: NumberWords) -> int:
    """The index after the number words that begin at `at`."""
    end = at
    while end < len(line) and end - at < _LONGEST:
        low = line[end].low
        known = low in words.splittable or low in words.ordinals or low in _HYPHENS
        if not known and not line[end].digits:
            break
        end += 1
    return end


def _mixed(line: Sequence[Token], at: int, end: int, words: NumberWords) -> Part | None:
    """ "one hundred and three quarters", "un et un quatrième": a whole and a proper fraction."""
    for link in range(at + 1, end - 1):
        if line[link].low not in words.link:
            continue
        whole = _exactly(line, at, link, words)
        rest = _simple(line, link + 1, end, words)
        if whole is None or rest is None or not rest.value or rest.value >= 1:
            continue
        return replace(_together(line, whole, rest, words), first=at)
    return None


def _together(line: Sequence[Token], whole: Cardinal, rest: Part, words: NumberWords) -> Part:
    """ "five and a half million" 5.5 million, "one billion and a half million" 1.0005 billion."""
    part = rest.value or Decimal(0)
    larger = _multiplied(line, rest, words)
    if larger.last == rest.last:
        scale = whole.scale if whole.scale >= _THOUSAND else 1
        return replace(rest, value=whole.value + part * scale)
    if whole.value * part < (larger.value or 0):
        return replace(larger, value=(larger.value or 0) / part * (whole.value + part))
    return replace(larger, value=whole.value + (larger.value or 0))


def _simple(line: Sequence[Token], at: int, end: int, words: NumberWords) -> Part | None:
    """ "twenty-three fifths": all ways to part it, the longest denominator first."""
    named = next((k for k in range(at + 1, end) if _names_a_part(line[k].low, words)), None)
    if named is None:
        return None
    for cut in range(at + 1, named + 1):
        if line[cut].low in _HYPHENS and named > cut + 1:
            continue
        start = cut + 1 if line[cut].low in _HYPHENS else cut
        joined = line[start - 1].low in _HYPHENS and start < named
        upper = None if joined else _exactly(line, at, cut, words)
        lower = _whole_part(line, start, named, words) if upper else None
        if upper and lower and _told_as_fraction(line, named, upper, start, words):
            return Part(at, named + 1, upper.value / lower)
    return None


def _names_a_part(word: str, words: NumberWords) -> bool:
    return word in words.ordinals or word in words.parts


def _told_as_fraction(
    line: Sequence[Token], named: int, upper: Cardinal, start: int, words: NumberWords
) -> bool:
    """Plural, or of one: "two fifths", "a fifth"; "twenty fifth" is an ordinal."""
    word = line[named].low
    if word in words.parts or word.endswith("s") or upper.value == 1:
        return not (upper.article and _leads_noun(line, named, words))
    composed = start == named and upper.value % 10 == 0 and words.ordinals[word] < 10  # noqa: PLR2004 - vingt-cinquième
    return (words.language == "fr" or start < named) and not composed


def _leads_noun(line: Sequence[Token], named: int, words: NumberWords) -> bool:
    """ "a third man", "un cinquième jour" count in order."""
    behind = line[named + 1].low if named + 1 < len(line) else ""
    return behind.isalpha() and behind not in words.of and behind not in words.scales


def _whole_part(
    line: Sequence[Token], start: int, named: int, words: NumberWords
) -> Decimal | None:
    """The denominator at [start, named]: "thirty fifths" 35, "hundredths" 100."""
    last = Decimal(words.parts.get(line[named].low) or words.ordinals[line[named].low])
    if start == named:
        return last if last > 1 else None
    if line[named].low in words.parts:
        return None
    stop = named
    while line[stop - 1].low in _HYPHENS or line[stop - 1].low in _SINGULAR_LINKS:
        stop -= 1
    before = _exactly(line, start, stop, words)
    if before is None or before.article or line[start].low in ("cent", "cents"):
        return None
    if last >= 100:  # noqa: PLR2004 - two hundredths, ten thousandths
        return before.value * last
    room = before.value % 10 ** len(str(last)) == 0 and before.value >= _LEAST_TENS
    return before.value + last if room else None


def _exactly(line: Sequence[Token], first: int, last: int, words: NumberWords) -> Cardinal | None:
    """The cardinal that takes in the tokens [first, last), all of them."""
    if last <= first:
        return None
    start = max(0, first - 1)  # what stands before may matter ("pour cent"); the rest does not
    read = cardinal(line[start:last], first - start, words)
    return replace(read, last=last) if read and read.last == last - start else None


def _multiplied(line: Sequence[Token], part: Part, words: NumberWords) -> Part:
    """ "two thirds of a million", "three quarters million"."""
    at = part.last
    if at < len(line) and line[at].low in words.of:
        at += 1
    if at < len(line) and line[at].low in words.articles:
        at += 1
    scale = words.scales.get(line[at].low) if at < len(line) else None
    if scale is None or part.value is None:
        return part
    return replace(part, last=at + 1, value=part.value * scale)


def _over(line: Sequence[Token], at: int, words: NumberWords) -> Part | None:
    """ "one over three", "un sur vingt"."""
    upper = cardinal(line, at, words)
    if upper is None or upper.last + 1 >= len(line) or line[upper.last].low not in words.over:
        return None
    lower = cardinal(line, upper.last + 1, words)
    if lower is None or lower.article or not lower.value:
        return None
    return Part(at, lower.last, upper.value / lower.value)


def _ordinal(line: Sequence[Token], at: int, end: int, words: NumberWords) -> Part | None:
    """ "the twenty-first": an ordinal, and no numeral."""
    named = next((k for k in range(at, end) if line[k].low in words.ordinals), None)
    if named is None or (named > at and not _composes(line, at, named, words)):
        return None
    return Part(at, named + 1, None)


def _composes(line: Sequence[Token], at: int, named: int, words: NumberWords) -> bool:
    joined = named > at + 1 and line[named - 1].low in _HYPHENS
    stop = named - 1 if joined else named
    before = _exactly(line, at, stop, words)
    return before is not None and before.value >= _LEAST_TENS and not before.digits
