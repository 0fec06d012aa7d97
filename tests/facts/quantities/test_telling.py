"""Few people who tell something are its source, and no figure."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Figure

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two people familiar with the matter said the plan was dropped.", "en"),
        ("Three people who attended the meeting told the board that he left.", "en"),
        ("According to two officials the deal is off.", "en"),
        ("Two former employees said they were told to leave.", "en"),
        ("Trois personnes ont affirmé que le directeur était parti.", "fr"),
        ("D’après trois témoins, il a fui.", "fr"),
        ("Selon deux responsables, le plan est abandonné.", "fr"),
    ],
)
def test_sources_are_no_figure(figures: Figures, text: str, language: str) -> None:
    assert figures(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("412 employees said they were told to leave.", "en", 412),
        ("Three people were arrested, police said.", "en", 3),
        ("Three people died after police said the road was safe.", "en", 3),
        ("Trois personnes ont été blessées, a dit la police.", "fr", 3),
    ],
)
def test_those_who_are_counted_are(figures: Figures, text: str, language: str, value: int) -> None:
    assert [figure.value for figure in figures(text, language)] == [value]
