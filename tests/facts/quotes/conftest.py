from collections.abc import Callable
from dataclasses import replace

import pytest

from affiant.facts import mentions, quotes
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.kinds import Quote
from affiant.facts.sentence import sentences
from affiant.reading.passage import PassageKind
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined

Quoting = Callable[..., tuple[Quote, ...]]

KNOWN = Gazetteer.of(
    Known(body, body, EntityKind.ORGANISATION)
    for body in ("Northwind", "Bluefin Cloud", "Harbor Watch", "Daily Larkfield")
)


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
        read = lined(text, language, kind)
        context = Context(read, tuple(sentences(read)), KNOWN)
        return quotes.find(replace(context, mentions=mentions.find(context)))

    return quoted
