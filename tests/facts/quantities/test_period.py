from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language", "value", "period"),
    [
        ("La convention signée en mars 2020 couvre 100 familles.", "fr", 100, None),
        ("Selon le rapport publié le 3 mai 2021, 40 familles attendent.", "fr", 40, None),
        ("Elle visait, en 2020, une association qui héberge 100 familles.", "fr", 100, None),
        ("Elle emploie 100 ouvriers et a perdu un procès en 2020.", "fr", 100, None),
        ("Les 40 ententes signées en 2020 tiennent.", "fr", 40, "2020"),
        ("En 2020, 100 familles, dont 30 nouvelles, attendaient.", "fr", 100, "2020"),
        ("The contract, signed in 2019, covers 100 workers.", "en", 100, None),
        ("Founded in 2009, the firm employs 100 people.", "en", 100, None),
        ("Fondée en 2009, la firme emploie 100 personnes.", "fr", 100, None),
        ("The office received 100 complaints (151 in 2022).", "en", 100, None),
        ("She wrote in a 94-page opinion that the firm knew of it in 2019.", "en", 94, None),
        ("Hooli, which employs 100 people, received a grant in 2019.", "en", 100, None),
        ("In the first half of 2024, it hired 100 workers.", "en", 100, "2024-01/2024-06"),
        ("Au second semestre de 2023, elle a recruté 100 ouvriers.", "fr", 100, "2023-07/2023-12"),
        ("In 2019, it hired 100 workers who left.", "en", 100, "2019"),
        ("Two-thirds of the staff left, down from 27% in 2020.", "en", 27, "2020"),
        ("The rate of 40% is the highest since 2016.", "en", 40, None),
        ("It hired 100 workers, the most since the firm was founded in 2009.", "en", 100, None),
        ("It hired 100 workers in the week after the strike of 3 May 2019.", "en", 100, None),
        ("It hired 100 workers after 3 May 2019.", "en", 100, "2019-05-03"),
        ("Les 100 ouvriers ont affirmé avoir alerté la mairie en 2016.", "fr", 100, None),
        ("It has trained 100 workers since March 2020.", "en", 100, "2020-03/.."),
    ],
)
def test_a_period_is_of_the_figures_own_clause(
    figures: Figures, text: str, language: str, value: int, period: str | None
) -> None:
    [figure] = [one for one in figures(text, language) if one.value == Decimal(value)]
    assert figure.period == period


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The award runs for five years.", "en"),
        ("Complaints went on in the first seven months of the year.", "en"),
        ("Le nombre de plaintes a changé en deux ans.", "fr"),
        ("Elle dirige l’association depuis douze ans.", "fr"),
        ("Odile Roy, 78 ans, habite ici.", "fr"),
        ("She is 52 years old.", "en"),
    ],
)
def test_how_long_something_goes_on_is_no_figure(
    figures: Figures, text: str, language: str
) -> None:
    assert figures(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("The average call lasts 12 minutes.", "en", 12),
        ("They were held for more than 90 days.", "en", 90),
        ("Après deux années de baisse, il monte.", "fr", 2),
        ("Il risque cinq ans de prison.", "fr", 5),
    ],
)
def test_a_length_that_is_measured_is_a_figure(
    figures: Figures, text: str, language: str, value: int
) -> None:
    [figure] = figures(text, language)
    assert figure.value == value


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("A judge freed 14 men in January.", "en", "men"),
        ("La ville perdra 200 emplois d’ici 2027.", "fr", "emplois"),
        ("It made 2 million tonnes of ore in 2023-24.", "en", "tonnes of ore"),
    ],
)
def test_what_is_counted_ends_before_its_time(
    figures: Figures, text: str, language: str, counted: str
) -> None:
    [figure] = figures(text, language)
    assert figure.of == counted
