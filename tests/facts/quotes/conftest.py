from collections.abc import Callable
from dataclasses import replace

import pytest

from affiant.facts import mentions, quotes
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.kinds import Quote
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

Quoting = Callable[..., tuple[Quote, ...]]

KNOWN = Gazetteer.of(
    Known(body, body, EntityKind.ORGANISATION)
    for body in ("Northwind", "Bluefin Cloud", "Harbor Watch", "Daily Larkfield")
)


def document(text: str, language: str | None, kind: PassageKind) -> Document:
    """Each line a passage."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Document("0" * 64, "text/plain", text, language=language, passages=tuple(passages))


@pytest.fixture
def marked(quote: Quoting) -> Quoting:
    """The quotations in a text whose words stand between marks."""

    def quoted(text: str, *about: object) -> tuple[Quote, ...]:
        return tuple(one for one in quote(text, *about) if one.manner.marked)

    return quoted


@pytest.fixture
def quote() -> Quoting:
    """The quotations in a text."""

    def quoted(
        text: str, language: str = "en", kind: PassageKind = PassageKind.PARAGRAPH
    ) -> tuple[Quote, ...]:
        read = document(text, language, kind)
        context = Context(read, tuple(sentences(read)), KNOWN)
        return quotes.find(replace(context, mentions=mentions.find(context)))

    return quoted
