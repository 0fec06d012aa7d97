"""Passages cut into sentences, once, for every finder.

A full stop ends a sentence only before white space and a capital, a quotation mark or a
digit, and not after an abbreviation or an initial (`vocabulary/words/abbreviations`). The end
of a line ends one too, but not where a mail or a page of print broke a line because it was full.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from affiant.reading.document import Document
from affiant.reading.passage import Passage
from affiant.reading.span import Span
from affiant.vocabulary.wordlist import words

_END = re.compile(
    r"(?:[.!?…]+[\"”’»)\]\u00a0\u202f]*)(?:(?<=[^\W\d_][.!?])\d{1,3}|(?<=[”»\"])\d{1,3})?(?=\s)|\n+"
)  # a reference number may stand right after the full stop
_LAST_WORD = re.compile(r"[\w.\-]+\Z")
_LONGEST_ABBREVIATION = 12  # characters
_INITIALS = re.compile(r"[A-ZÀ-Þ](?:\.-?[A-ZÀ-Þ])*")
_NUMBER = re.compile(r"\s*(?:§\s*)?(?:[A-Z]{0,6}(?:\.\s?|[-/])?\d|[IVXLC]+\b)")
_NEXT_WORD = re.compile(r"\W*([^\W\d_]+)")
_TITLES, _NUMBERED = words("abbreviations", "titles"), words("abbreviations", "numbered")
_AMBIGUOUS, _STARTERS = words("abbreviations", "ambiguous"), words("abbreviations", "starters")
_CASE = re.compile(r"[A-ZÀ-Þ][\w-]*\sc\Z")  # « Roy c. Canada »
_LETTERED = re.compile(
    r"\b(?:quais?|lots?|b[âa]timents?|plans?|annexes?|points?|blocs?|halls?|zones?|section|blocks?|"
    r"buildings?|annex|exhibits?|schedules?|appendix|wings?|units?|groups?|groupes?|option)\s[A-Z]\Z",
    re.IGNORECASE,
)  # the letter of a thing, and nobody's initial: le quai B.
_CLOSING = " \n\u00a0\u202f”’\"»')"
_FULL_LINE = 50  # characters: mails break at 72 or 76, narrow columns of print near 50
_LISTED = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]\s")
_CONTINUES = re.compile(r"\s*[a-zà-öø-ÿ,;:]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one passage; `text` is exactly what `span` covers in the document."""

    span: Span
    text: str
    passage: int  # index into Document.passages
    language: str | None
    memory: dict[str, object] = field(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )
    """What finders made of the text and share, under their names: it is cut into tokens once."""

    def locate(self, start: int, end: int) -> Span:
        """Sentence-relative code points as a span of the document."""
        return Span(self.span.start + start, self.span.start + end)


def is_question(text: str) -> bool:
    """Whether the sentence asks: who asks whether X paid Y tells neither payment nor event."""
    return text.rstrip(_CLOSING).endswith("?")


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of all passages but boilerplate, in order."""
    for index, passage in enumerate(document.passages):
        if passage.kind.value == "boilerplate":
            continue
        language = document.language_of(passage)
        for span in _cut(document.text, passage):
            yield Sentence(span, span.of(document.text), index, language)


def _cut(text: str, passage: Passage) -> Iterator[Span]:
    start, limit = passage.span.start, passage.span.end
    for end in _END.finditer(text, start, limit):
        if _breaks(text, start, end, limit):
            yield from _trimmed(text, start, end.end())
            start = end.end()
    yield from _trimmed(text, start, limit)


def _breaks(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    if end.group().startswith("\n"):
        return not _is_wrapped(text, start, end, limit)
    if _CONTINUES.match(text, end.end(), limit):
        return False
    stop = end.group().rstrip("0123456789")
    if not stop.startswith(".") or len(stop) > 1:
        return True
    return not _abbreviates(text, start, end.start(), end.end(), limit)


def _abbreviates(text: str, start: int, stop: int, behind: int, limit: int) -> bool:
    """Whether the full stop at `stop` is an abbreviation's, and no sentence ends with it."""
    found = _LAST_WORD.search(text, max(start, stop - _LONGEST_ABBREVIATION), stop)
    if found is None:
        return False
    word = found[0]
    if word in _TITLES or (word == "c" and _CASE.search(text, max(start, stop - _FULL_LINE), stop)):
        return True
    if word in _NUMBERED and _NUMBER.match(text, behind, limit):
        return True
    if word not in _AMBIGUOUS and _INITIALS.fullmatch(word) is None:
        return False
    if len(word) == 1 and _LETTERED.search(text, max(0, stop - _FULL_LINE), stop):
        return False
    follower = _NEXT_WORD.match(text, behind, limit)
    return follower is None or follower[1] not in _STARTERS


def _is_wrapped(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    """Whether the line was broken because it was full: one line end, after many characters
    and no end of a sentence, before a word (no bullet, no number of a list).
    """
    if len(end.group()) > 1 or end.end() >= limit:
        return False
    line = max(text.rfind("\n", 0, end.start()) + 1, start)
    full = end.start() - line >= _FULL_LINE and text[end.start() - 1] not in ".!?…:;"
    return full and text[end.end()].isalnum() and not _LISTED.match(text, end.end(), limit)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
