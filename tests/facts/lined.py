"""An invented text as a document, each of its lines a passage."""

from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def lined(text: str, language: str | None, kind: PassageKind = PassageKind.PARAGRAPH) -> Document:
    """Blank lines are no passages."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Document("0" * 64, "text/plain", text, language=language, passages=tuple(passages))
