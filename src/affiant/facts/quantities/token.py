"""A sentence cut into words, numerals and signs, once, for every rule about figures and times.

Offsets are code points into the sentence. French elisions are words of their own ("d'", "l'"),
a numeral keeps its separators ("1 234,5"), an address of the web is one token, and a hyphenated
word stays whole unless each of its parts is a number word ("quatre-vingt-dix", "two-thirds").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
    r"|(?<![^\s(\[$€£\-−])[.,]\d+(?![.,]?\d))"
    r"|(?:aujourd['’]hui"
    r"|(?:(?:quelqu|lorsqu|puisqu|jusqu|qu|[cdjlmnst])['’])(?=[^\W\d_])"
    r"|(?:qu|[dl])['’](?=\d)"
    r"|[^\W\d_]+(?:[-‑][^\W\d_]+)*)"
    r"|[^\s]",
    re.IGNORECASE,
)
_PART = re.compile(r"[^\W\d_]+|[-‑]")


class Token(NamedTuple):
    """A word, a numeral or a sign. `low` is in lower case, its apostrophe and hyphen ASCII.

    `tight` tells that nothing stands between this token and the one before.
    """

    start: int
    end: int
    text: str
    low: str
    digits: bool
    tight: bool


_new = tuple.__new__  # skips the keyword handling of Token(...), a fifth of the time


def tokens(text: str, splittable: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of `text`; hyphenated words all of whose parts are `splittable` are parted."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        low = written = match[0]
        digits = match.lastgroup == "digits"
        if not digits:
            low = written.lower()
            if not low.isascii():
                low = low.replace("’", "'").replace("‑", "-")
        if "-" in low and len(low) > 1 and splittable.issuperset(low.split("-")):
            found.extend(_parted(written, start, tight=start == last))
        else:
            found.append(_new(Token, (start, end, written, low, digits, start == last)))
        last = end
    return found


def lowered(word: str) -> str:
    """The word as the vocabulary lists it."""
    low = word.lower()
    return low if low.isascii() else low.replace("’", "'").replace("‑", "-")


def _parted(written: str, start: int, *, tight: bool) -> Iterator[Token]:
    for part in _PART.finditer(written):
        begin, end = start + part.start(), start + part.end()
        yield Token(begin, end, part.group(), lowered(part.group()), False, tight or begin > start)  # noqa: FBT003 - a tuple's field
