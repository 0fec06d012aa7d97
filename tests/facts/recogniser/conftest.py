from collections.abc import Callable, Sequence

import pytest

from affiant.facts.recogniser.line import Line
from affiant.facts.sentence import Sentence
from affiant.facts.token import tokens
from affiant.reading.span import Span

Lined = Callable[..., Line]


@pytest.fixture
def line() -> Lined:
    """A sentence as a recogniser sees it, at a place in its document."""

    def lined(
        text: str,
        known: Sequence[str] = (),
        language: str = "en",
        at: int = 0,
        *,
        wanted: bool = True,
    ) -> Line:
        words = [
            word._replace(start=word.start + at, end=word.end + at)
            for word in tokens(text, 0, len(text))
        ]
        sentence = Sentence(Span(at, at + len(text)), text, 0, language)
        return Line(sentence, words, known or [""] * len(words), wanted=wanted)

    return lined
