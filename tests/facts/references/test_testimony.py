"""Pages and lines of a transcript are a source cited, and no clock's time."""

import pytest

from affiant.facts import references, times
from affiant.facts.context import Context
from affiant.facts.sentence import sentences
from tests.facts.lined import lined


def cited(text: str, language: str = "en") -> list[str]:
    page = lined(text, language)
    return [found.surface for found in references.find(Context(page, tuple(sentences(page))))]


def clocks(text: str, language: str = "en") -> list[str]:
    page = lined(text, language)
    return [found.surface for found in times.find(Context(page, tuple(sentences(page))))]


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("en", "He shredded them. Tr. 45:12-46:3.", "Tr. 45:12-46:3"),
        ("en", "See Quill Dep. at 4:12–5:3, 6:1-4; he agreed.", "Quill Dep. at 4:12–5:3, 6:1-4"),
        ("en", "They met twice (Trial Tr. vol. 3, 14:07).", "Trial Tr. vol. 3, 14:07"),
        ("en", "They met twice (Hear 1, Quill Dep. Tr. 88:1-9).", "Quill Dep. Tr. 88:1-9"),
        ("fr", "Il l’a dit (déposition, p. 12:40-13:5).", "déposition, p. 12:40-13:5"),
    ],
)  # fmt: skip
def test_pages_and_lines_are_a_source_and_no_time(language: str, text: str, surface: str) -> None:
    assert cited(text, language) == [surface]
    assert clocks(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "The deposition began at 12:40 on a wet morning.",
        "He was seen at 12:40 by the guard.",
        "The transcript is long; it ends at 16:05.",
    ],
)
def test_an_hour_stays_one(text: str) -> None:
    assert cited(text) == []
    assert len(clocks(text)) == 1


def test_a_report_by_a_day_is_nobodys() -> None:
    assert cited("They must file a compliance report by November 30, 2022.") == []
