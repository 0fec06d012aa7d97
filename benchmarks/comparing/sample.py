"""Texts with the spans that somebody marked in them, and what marks spans in turn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

Value = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of a text and its type; `value` where the set or the system tells one."""

    span: Span
    type: str
    value: Value = None


@dataclass(frozen=True, slots=True)
class Case:
    """One text; `anchor` is the ISO day that relative dates are counted from."""

    text: str
    language: str
    gold: tuple[Marked, ...]
    anchor: str | None = None

    def document(self) -> Document:
        """The text as a document, every line a paragraph; offsets stay the gold's."""
        published = PublicationDate(self.anchor, DateBasis.METADATA) if self.anchor else None
        return Document(
            "0" * 64,
            "text/plain",
            self.text,
            self.language,
            published=published,
            passages=lines(self.text),
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """Cases of one set in one language.

    `asked` names what is scored: a row's label, and the types that it takes in. `valued`
    asks that a strict hit have the gold's value too. `traps` are words that, found off the
    gold, are known to be none of what is asked.
    """

    name: str
    language: str
    cases: tuple[Case, ...]
    asked: dict[str, frozenset[str]]
    valued: bool = False
    traps: frozenset[str] = frozenset()

    def characters(self) -> int:
        """Of all its texts."""
        return sum(len(case.text) for case in self.cases)


class System(Protocol):
    """Something that marks spans: affiant, or a peer."""

    name: str
    languages: frozenset[str]
    types: frozenset[str]

    def find(self, case: Case, wanted: frozenset[str]) -> Sequence[Marked]:
        """The spans of the wanted types that it finds in the case's text."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A peer that cannot run here, and why."""

    name: str
    reason: str
    types: frozenset[str] = field(default_factory=frozenset)


def lines(text: str) -> tuple[Passage, ...]:
    """A paragraph a line, without the white space around it."""
    passages = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            passages.append(Passage(Span(start, start + len(bare)), PassageKind.PARAGRAPH))
        at += len(line) + 1
    return tuple(passages)
