from collections.abc import Callable

import pytest

from affiant.facts.finding import uncalibrated
from affiant.facts.kinds import Fact, Quote
from tests.facts.lined import lined

Finding = Callable[..., tuple[Fact, ...]]
Taking = Callable[..., tuple[Quote, ...]]


@pytest.fixture
def facts() -> Finding:
    """All facts of an invented text, each of its lines a passage."""

    def found(text: str, language: str = "en") -> tuple[Fact, ...]:
        return uncalibrated(lined(text, language))

    return found


@pytest.fixture
def turns(facts: Finding) -> Taking:
    """The turns of speech in it."""

    def taken(text: str, language: str = "en") -> tuple[Quote, ...]:
        found = facts(text, language)
        return tuple(one for one in found if isinstance(one, Quote) and one.turn)

    return taken


@pytest.fixture
def speakers(turns: Taking) -> Callable[..., list[str | None]]:
    """Who speaks, turn by turn."""
    return lambda text, language="en": [one.speaker for one in turns(text, language)]
