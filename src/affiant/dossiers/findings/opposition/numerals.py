"""Numerals as a sentence writes them, with what stands beside: the plainest reading of a number.

`facts.quantities` reads what makes a fact; here every numeral counts that is no date and no part
of a name, because two sentences may share one that neither tells what it counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from affiant.dossiers.findings.opposition.days import days
from affiant.evidence.search.analysis import stem
from affiant.reading.span import Span

_NUMERAL = re.compile(
    r"(?<![\w.,/-])(\d{1,3}(?:[.\u00a0\u202f ,]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?![\w/-]|[.,]\d)"
)
_SCALE = {"million": 6, "milliard": 9, "billion": 9, "mill": 3, "thousand": 3, "hundred": 2}
_BESIDE = re.compile(r"\s*(%|€|\$|£|[^\W\d_]+)")
_SHORT = 3  # letters; what is shorter is no noun
_WORDS = 3  # after the number, among which its noun is looked for


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the stem of what it counts ("%" for a share); "" where nothing is beside."""

    span: Span
    value: Decimal
    counts: str


def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers of a text that are no dates."""
    dated = [one.span for one in days(text, language)]
    return tuple(
        one
        for one in _read(text, language)
        if not any(day.start <= one.span.start < day.end for day in dated)
    )


def _read(text: str, language: str) -> Iterator[Numeral]:
    for match in _NUMERAL.finditer(text):
        whole = re.sub(r"\D", "", match.group(1))
        value = Decimal(f"{whole}.{match.group(2) or 0}")
        scale, counts = _counted(text, match.end(), language)
        yield Numeral(Span(*match.span()), value.scaleb(scale), counts)


def _counted(text: str, at: int, language: str) -> tuple[int, str]:
    scale = 0
    for _ in range(_WORDS):
        beside = _BESIDE.match(text, at)
        if beside is None:
            return scale, ""
        at, word = beside.end(), beside.group(1)
        folded = stem(word, language)
        if folded in _SCALE and not scale:
            scale = _SCALE[folded]
        elif not word.isalpha():
            return scale, word
        elif len(word) > _SHORT - 1 and word.casefold() not in ("des", "les", "the"):
            return scale, folded
    return scale, ""
