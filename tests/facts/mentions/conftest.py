from collections.abc import Callable

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.kinds import Mention
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

Naming = Callable[..., tuple[Mention, ...]]

BODIES = ("Northwind", "Bluefin Cloud", "Harbor Watch", "ICE", "Orange", "Elle", "T-Rex Motors")
KNOWN = Gazetteer.of(
    [
        *(Known(body, body, EntityKind.ORGANISATION) for body in BODIES),
        Known("BHA", "Border and Harbour Agency", EntityKind.ORGANISATION),
        Known("Border and Harbour Agency", "Border and Harbour Agency", EntityKind.ORGANISATION),
    ]
)


def document(text: str, language: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Document:
    """Each line a passage."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Document("0" * 64, "text/plain", text, language=language, passages=tuple(passages))


@pytest.fixture
def name() -> Naming:
    """The mentions in a text."""

    def named(
        text: str, language: str = "en", kind: PassageKind = PassageKind.PARAGRAPH
    ) -> tuple[Mention, ...]:
        read = document(text, language, kind)
        return mentions.find(Context(read, tuple(sentences(read)), KNOWN))

    return named
