"""A document in the making: blocks go in, in reading order; text and passages come out.

Each block is normalised and stripped on its own, then joined by line ends. Line ends are
starters in Unicode's sense and do not compose, so the joined text is normalised too, and the
spans are right by construction.
"""

import unicodedata

from affiant.reading import language
from affiant.reading.document import Document, Link
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.claims import Claims
from affiant.reading.limits import Limits
from affiant.reading.passage import Box, Passage, PassageKind
from affiant.reading.source import Source
from affiant.reading.span import Span
from affiant.reading.text import normalise

_CLOSE = frozenset({PassageKind.TABLE_CELL, PassageKind.LIST_ITEM})
"""Kinds whose neighbours of the same kind stand on the next line, without an empty one."""


class Composition:
    """Gathers blocks up to `limits.text` code points; past it, Unreadable(TOO_LARGE)."""

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.text
        self._pieces: list[str] = []
        self._length = 0
        self._passages: list[Passage] = []
        self._links: list[Link] = []

    @property
    def empty(self) -> bool:
        """Whether no block had any text."""
        return not self._passages

    def add(
        self,
        text: str,
        kind: PassageKind = PassageKind.PARAGRAPH,
        page: int | None = None,
        box: Box | None = None,
    ) -> Span | None:
        """Append one block; where it stands in the text, or None when it was blank."""
        given = _normalised(text)
        text = given.strip()
        if not text:
            return None
        separator = self._separator(kind)
        if kind is PassageKind.TABLE_CELL:  # a row whose first cells are empty keeps its columns
            separator += "\t" * (len(given) - len(given.lstrip("\t")))
        start = self._length + len(separator)
        self._length = start + len(text)
        if self._length > self._limit:
            raise Unreadable(Reason.TOO_LARGE, f"more than {self._limit} characters of text")
        self._pieces += (separator, text)
        span = Span(start, self._length)
        self._passages.append(Passage(span, kind, page, box))
        return span

    def link(self, target: str, within: Span | None, words: str) -> None:
        """Keep a hyperlink that stands on `words` in the block at `within`."""
        words = normalise(words).strip()
        found = -1
        if within is not None and words:
            block = self._pieces[-1] if self._passages[-1].span == within else ""
            found = block.find(words)
        if within is None or found < 0:
            self._links.append(Link(target))
            return
        start = within.start + found
        self._links.append(Link(target, Span(start, start + len(words))))

    def text(self) -> str:
        """All blocks so far, joined."""
        return "".join(self._pieces)

    def passages(self) -> tuple[Passage, ...]:
        """The passages so far, in order and disjoint."""
        return tuple(self._passages)

    def links(self) -> tuple[Link, ...]:
        """The hyperlinks so far, in order."""
        return tuple(self._links)

    def require_text(self, source: Source) -> None:
        """Raise Unreadable: EMPTY for a file of no bytes, NO_TEXT when nothing was added."""
        if source.size == 0:
            raise Unreadable(Reason.EMPTY)
        if self.empty:
            raise Unreadable(Reason.NO_TEXT, "it holds no text")

    def document(self, source: Source, media_type: str, claims: Claims) -> Document:
        """The finished document with what the format claims about itself."""
        text = self.text()
        told = language.tell_document(text, self._passages)
        return Document(
            sha256=source.sha256,
            media_type=media_type,
            text=text,
            language=told,
            title=claims.title,
            published=claims.published,
            authors=claims.authors,
            passages=language.assign(text, self._passages, told),
            links=self.links(),
            metadata=claims.metadata,
        )

    def _separator(self, kind: PassageKind) -> str:
        if not self._passages:
            return ""
        return "\n" if kind in _CLOSE and self._passages[-1].kind is kind else "\n\n"


def _normalised(text: str) -> str:
    """`normalise(text)`, in a third of the time where all is printable: most blocks are.

    What `normalise` replaces (line ends, controls, surrogates) is never printable.
    """
    if text.replace("\u00a0", " ").replace("\u202f", " ").isprintable():
        return unicodedata.normalize("NFC", text)
    return normalise(text)
