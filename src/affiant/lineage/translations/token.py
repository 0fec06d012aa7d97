"""The tokens of a text as types that both languages share.

A word's type is its first five letters without accents: French and English words of one root
mostly agree there (negociation, negotiation). A numeral's type is its value, an acronym's is
itself, that of a web address or an identifier ("CVE-2018-1234") all its letters and digits. The
first character tells them apart: "#", "^", "@", else a letter.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from affiant.lineage.translations import numeral
from affiant.lineage.translations.folding import folded
from affiant.reading.span import Span

PREFIX = 5
LEAST = 3  # letters of a word that counts
_LONGEST_ACRONYM = 6
_CACHED = 2**16  # words whose types are kept at hand
_TOKEN = re.compile(
    r"((?:https?://|www\.)[^\s<>\"]{3,200})"
    r"|([a-z]+)(?![a-z\d]|[-_/]\d)"
    r"|((?<![a-z\d])[a-z]{1,20}(?:[-_/]?\d[\da-z]{0,20}){1,5})"
    r"|(\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
    r"|[a-z]+"
)
_WORD, _NUMBER = 2, 4
_SIGNS = re.compile(r"[^a-z\d]+")
_NEXT = 2  # characters between a numeral and the word that multiplies it
_LEAST_TO_BEGIN = 3  # characters before a word, for it not to begin its unit


class Token(NamedTuple):
    """`anchor`: a numeral in digits, an acronym, an address, an identifier, or a word with a
    capital that does not begin its unit. Offsets count from the beginning of the text.
    """

    type: str
    start: int
    end: int
    anchor: bool


def tokens(text: str, unit: Span, language: str) -> list[Token]:
    """The tokens of a unit of `text`, in order, disjoint."""
    return [Token(*one) for one in bare_tokens(text, unit, language)]


def bare_tokens(text: str, unit: Span, language: str) -> list[tuple[str, int, int, bool]]:
    """The same as tuples, in half the time."""
    piece = text[unit.start : unit.end]
    begin = unit.start
    found: list[tuple[str, int, int, bool]] = []
    for match in _TOKEN.finditer(folded(piece)):
        start, end = match.span()
        kind = match.lastindex
        if kind == _WORD or kind is None:
            scale, type_, anchor = _word(piece[start:end], language)
            if scale and _multiplies(found, begin + start):
                key, at = numeral.scaled(found[-1][0], scale), found[-1][1]
                found[-1] = key, at, begin + end, True
            elif type_ is not None:
                capital = anchor and (start >= _LEAST_TO_BEGIN or type_[0] == "^")
                found.append((type_, begin + start, begin + end, capital))
        elif kind == _NUMBER:
            value = numeral.value(piece[start:end], language)
            found.append((value, begin + start, begin + end, True))
        else:
            type_ = "@" + _SIGNS.sub("", match.group())
            found.append((type_, begin + start, begin + end, True))
    return found


def _multiplies(found: list[tuple[str, int, int, bool]], at: int) -> bool:
    """Whether a word such as "million" at `at` stands right behind a numeral."""
    return bool(found) and found[-1][0][0] == "#" and at - found[-1][2] <= _NEXT


@lru_cache(_CACHED)
def _word(surface: str, language: str) -> tuple[int | None, str | None, bool]:
    """What a word multiplies digits before it by, its type, whether it is an anchor where it
    does not begin its unit. The type is None for a word that does not count."""
    small = surface.lower()
    scale = numeral.scales(language).get(small)
    if surface.isupper() and 1 < len(surface) <= _LONGEST_ACRONYM:
        return scale, "^" + folded(surface), True
    if len(surface) < LEAST:
        return scale, None, False
    number = numeral.number_words(language).get(small)  # "deux" is as often "both"
    return scale, number or folded(surface)[:PREFIX], surface[0].isupper() and not number
