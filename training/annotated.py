"""Texts whose names somebody has marked, in one form whatever the corpus."""

from collections.abc import Iterable
from dataclasses import dataclass

from affiant.facts.sentence import Sentence, sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One marked name: code points into the text, end exclusive."""

    start: int
    end: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text of a corpus; `lines` are its paragraphs or sentences, `names` do not overlap."""

    source: str
    language: str
    text: str
    lines: tuple[Span, ...]
    names: tuple[Name, ...]

    @property
    def document(self) -> Document:
        """As affiant reads it: each line a paragraph."""
        passages = tuple(Passage(line, PassageKind.PARAGRAPH) for line in self.lines)
        return Document("0" * 64, "text/plain", self.text, self.language, passages=passages)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences as affiant cuts them."""
        return tuple(sentences(self.document))


def by_line(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than white space."""
    lines, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            lines.append(Span(start, start + len(bare)))
        at += len(line) + 1
    return tuple(lines)


def outermost(names: Iterable[Name]) -> tuple[Name, ...]:
    """Without the names that stand inside another: of Université de X the whole."""
    kept: list[Name] = []
    for name in sorted(set(names), key=lambda name: (name.start, -name.end, name.kind)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)
