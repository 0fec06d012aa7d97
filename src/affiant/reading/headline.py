"""The title and the authors of a text that only shows them: by place and shape."""

import re
from collections.abc import Sequence
from functools import cache

from affiant.reading import dateline
from affiant.reading.boilerplate import fold
from affiant.reading.passage import Passage, PassageKind
from affiant.vocabulary.sheet import sheet

_HEAD = 8  # passages among which a title stands: rubric, dateline and byline come before it
_BODY_WORDS = 26  # a passage this long is text, and no title comes after it
_LEAST_WORDS = 4  # of a title that is preferred to a shorter line before it, a rubric
_SENTENCE_WORDS = 20  # a title that ends with a full stop is at most this long
_LONG = 3  # times the title's length: what follows a title that looks like a sentence
_END = re.compile(r"[,;:]$")
_STOP = re.compile(r"[.!?…][\"”’»)\]]*$")
_INNER_STOP = re.compile(r"[a-z]{3}[.!?…]\s+[A-ZÀ-Þ]")
_MARKUP = re.compile(r"^#{1,6}\s+|\s+#+$")
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:\s(?:de|du|des|van|von|der|el|al|la|le|da|di)){0,2}"
_FULL_NAME = rf"{_NAME}(?:\s{_NAME}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:^|[|·•,-]\s*)(?:[Pp]ar|PAR|[Bb]y|BY|[ÉE]crit par|[Ww]ritten by|[Pp]osted by|"
    rf"[Pp]ublié par)\s+(?P<names>{_FULL_NAME}(?:\s*(?:,|et|and|&)\s+{_FULL_NAME})*)"
    rf"(?=\s*(?:$|[|·•(,–—-]|le\s|on\s|\d|à\s|at\s))"
)
_AND = re.compile(r"\s*,\s*|\s+(?:et|and|&)\s+")
_BYLINE_WORDS = 20
_BESIDE_DATE = 4  # words in a dateline besides the date: weekday, place, hour
_CUE = re.compile(r"publi|post|paru|mis |mise |updat|article original|original|first |modifi|le ")


def title_index(text: str, passages: Sequence[Passage]) -> int | None:
    """Which passage is the title: the first headline of at least four words, else the first."""
    first: int | None = None
    for index, passage in enumerate(passages[:_HEAD]):
        words = passage.span.of(text)
        if passage.kind is PassageKind.BOILERPLATE or _is_byline_or_date(text, passage):
            continue
        if not _can_be_title(text, passages, index):
            break
        if len(words.split()) >= _LEAST_WORDS:
            return index
        first = index if first is None else first
    return first


def plain(words: str) -> str:
    """A title without the marks of Markdown and with single spaces."""
    return " ".join(_MARKUP.sub("", words).split())


def authors(text: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The names of a byline ("Par Jeanne Morel", "By Ann Lee and Bo Ruiz"), or nothing."""
    for passage in passages[:_HEAD]:
        words = passage.span.of(text)
        if len(words.split()) <= _BYLINE_WORDS and (found := _byline(words)):
            return tuple(name.rstrip(".") for name in _AND.split(found["names"]))
    return ()


def _byline(words: str) -> re.Match[str] | None:
    """The byline in a line; none where no name follows "by": PAR CES MOTIFS, BY ORDER OF."""
    found = _BYLINE.search(words)
    if found is None:
        return None
    named = fold(found["names"]).replace("’", " ").replace("'", " ").split()
    return None if named[0] in _no_bylines() else found


@cache
def _no_bylines() -> frozenset[str]:
    return frozenset(fold(word) for word in sheet("no_authors")["no_bylines"])


def _is_byline_or_date(text: str, passage: Passage) -> bool:
    words = passage.span.of(text)
    if (found := _byline(words)) and found.start() == 0:
        return True
    stated = dateline.find(text, (passage,), None)
    if stated is None or stated.span is None:
        return False
    others = len(words.split()) - len(stated.span.of(text).split())
    return others <= _BESIDE_DATE or _CUE.match(fold(words)) is not None


def _can_be_title(text: str, passages: Sequence[Passage], index: int) -> bool:
    passage = passages[index]
    words = passage.span.of(text)
    count = len(words.split())
    if "\n" in words or _END.search(words) or count >= _BODY_WORDS or index + 1 == len(passages):
        return False
    if passage.kind is PassageKind.HEADING or not _STOP.search(words):
        return passage.kind in (PassageKind.HEADING, PassageKind.PARAGRAPH)
    longest = max(len(p.span) for p in passages[index + 1 :])
    return (
        count <= _SENTENCE_WORDS and not _INNER_STOP.search(words) and longest >= len(words) * _LONG
    )
