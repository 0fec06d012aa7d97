"""Changes by a factor."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language", "of", "change"),
    [
        ("L’effectif a été divisé par deux depuis 2018.", "fr", "L’effectif", "50 % down"),
        ("Le délai a été divisé par trois.", "fr", "Le délai", "3 × down"),
        ("Le budget a été multiplié par 2,5.", "fr", "Le budget", "2.5 × up"),
        ("Les plaintes ont chuté d’un facteur trois.", "fr", "Les plaintes", "3 × down"),
        ("Complaints increased tenfold.", "en", "Complaints", "10 × up"),
        ("Arrests rose 12-fold in 2020.", "en", "Arrests", "12 × up"),
        ("Revenue grew 2.3x in 2020.", "en", "Revenue", "2.3 × up"),
        ("Costs rose by a factor of three.", "en", "Costs", "3 × up"),
    ],
)
def test_a_factor_is_a_change_of_its_subject(
    figures: Figures, text: str, language: str, of: str, change: str
) -> None:
    (told,) = figures(text, language)
    assert told.of == of
    assert told.change is not None
    value, unit, way = change.split()
    assert (told.change.value, told.change.unit) == (Decimal(value), unit)
    assert told.change.direction == way


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le nombre pourrait être multiplié par trois.", "fr"),
        ("Il a été divisé par deux.", "fr"),
        ("The office was divided by a wall.", "en"),
        ("Référence : 2023-SA-0457", "fr"),
    ],
)
def test_what_is_planned_or_of_nobody_knows_what_is_none(
    figures: Figures, text: str, language: str
) -> None:
    assert figures(text, language) == []
