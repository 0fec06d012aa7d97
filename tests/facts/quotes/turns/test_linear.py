"""Time that grows with the text, and nothing for a text in which nobody speaks."""

import time

import pytest

from affiant.facts.context import Context
from affiant.facts.quotes import turns
from affiant.facts.sentence import sentences
from tests.facts.lined import lined

TALK = "MR. ALDOUS: I said so. (Applause.)\nTHE COURT: Did you? ((\n"
MARKS = "A B: (C [D " * 40 + "\n"


def seconds(text: str) -> float:
    document = lined(text, "en")
    context = Context(document, tuple(sentences(document)))
    start = time.process_time()
    turns.find(context)
    return time.process_time() - start


@pytest.mark.parametrize("piece", [TALK, MARKS, "Q. Yes? A. No.\n", "((((" * 20 + "\n"])
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    seconds(piece * 10)  # the vocabulary is read
    short = min(seconds(piece * 100) for _ in range(3))
    assert min(seconds(piece * 1000) for _ in range(2)) < 40 * short + 0.05
