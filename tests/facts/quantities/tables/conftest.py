from collections.abc import Callable
from dataclasses import replace

import pytest

from affiant.facts import quantities, times
from affiant.facts.context import Context
from affiant.facts.kinds import Fact
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

Tell = Callable[..., dict[str, Fact]]


def document_of(table: str, language: str = "en", *, by_cell: bool = False) -> Document:
    """Lines with a tab are rows of a table; with `by_cell` each cell is a passage, as on a page.

    The line before the table is its caption.
    """
    passages: list[Passage] = []
    place = 0
    for line in table.split("\n"):
        row = "\t" in line
        parts = line.split("\t") if row and by_cell else [line.lstrip("\t")]
        start = place + (0 if by_cell else len(line) - len(line.lstrip("\t")))
        for part in parts:
            if part:
                kind = PassageKind.TABLE_CELL if row else PassageKind.CAPTION
                passages.append(Passage(Span(start, start + len(part)), kind))
            start += len(part) + 1
        place += len(line) + 1
    return Document("0" * 64, "text/html", table, language, passages=tuple(passages))


def find(document: Document) -> tuple[Fact, ...]:
    """The figures and sums of a document."""
    context = Context(document, tuple(sentences(document)))
    return quantities.find(replace(context, times=times.find(context)))


@pytest.fixture(params=[False, True], ids=["rows", "cells"])
def tell(request: pytest.FixtureRequest) -> Tell:
    """The facts of a table by their words, both as sheets and as pages give it."""

    def read(table: str, language: str = "en") -> dict[str, Fact]:
        found = find(document_of(table, language, by_cell=request.param))
        return {fact.surface: fact for fact in found}

    return read
