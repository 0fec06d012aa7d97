from collections.abc import Callable

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.kinds import Mention
from affiant.facts.sentence import sentences
from affiant.reading.passage import PassageKind
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined

Naming = Callable[..., tuple[Mention, ...]]

BODIES = ("Northwind", "Bluefin Cloud", "Harbor Watch", "ICE", "Orange", "Elle", "T-Rex Motors")
KNOWN = Gazetteer.of(
    [
        *(Known(body, body, EntityKind.ORGANISATION) for body in BODIES),
        Known("BHA", "Border and Harbour Agency", EntityKind.ORGANISATION),
        Known("Border and Harbour Agency", "Border and Harbour Agency", EntityKind.ORGANISATION),
    ]
)


@pytest.fixture
def name() -> Naming:
    """The mentions in a text."""

    def named(
        text: str, language: str = "en", kind: PassageKind = PassageKind.PARAGRAPH
    ) -> tuple[Mention, ...]:
        read = lined(text, language, kind)
        return mentions.find(Context(read, tuple(sentences(read)), KNOWN))

    return named
