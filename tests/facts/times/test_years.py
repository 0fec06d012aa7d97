from collections.abc import Callable

import pytest

from affiant.facts.kinds import TimeExpression, TimeKind

Find = Callable[..., tuple[TimeExpression, ...]]


@pytest.mark.parametrize(
    ("text", "language", "surface", "iso"),
    [
        ("It grew in 2019.", "en", "2019", "2019"),
        ("It has grown since 2014, they say.", "en", "2014", "2014/.."),
        ("It grew between 2014 and 2016.", "en", "between 2014 and 2016", "2014/2016"),
        ("It grew from 2014 to 2016.", "en", "from 2014 to 2016", "2014/2016"),
        ("The 2014-2016 plan failed.", "en", "2014-2016", "2014/2016"),
        ("In the 1990s nobody asked.", "en", "1990s", "1990/1999"),
        ("It opened in the summer of 2016.", "en", "summer of 2016", "2016-06/2016-08"),
        (
            "Sales fell in the first quarter of 2018.",
            "en",
            "first quarter of 2018",
            "2018-01/2018-03",
        ),
        ("En 2020 tout a changé.", "fr", "2020", "2020"),
        ("Le chiffre est stable depuis 2012.", "fr", "2012", "2012/.."),
        ("Entre 2014 et 2016, rien.", "fr", "Entre 2014 et 2016", "2014/2016"),
        ("Le plan de 2014 à 2016 a échoué.", "fr", "de 2014 à 2016", "2014/2016"),
        ("Dans les années 1990, rien.", "fr", "années 1990", "1990/1999"),
        ("Fermée depuis l'été 2018, elle rouvre.", "fr", "été 2018", "2018-06/2018-08"),
        ("Une baisse par rapport à 2019.", "fr", "2019", "2019"),
    ],
)
def test_years_and_spans(find: Find, text: str, language: str, surface: str, iso: str) -> None:
    [time] = find(text, language)
    assert (time.surface, time.iso) == (surface, iso)


def test_a_fiscal_year_has_no_iso_since_its_first_day_is_unknown(find: Find) -> None:
    [time] = find("Spending rose in fiscal year 2018.")
    assert (time.surface, time.iso, time.time_kind) == (
        "fiscal year 2018",
        None,
        TimeKind.PARTIAL,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The union has 2000 members in the valley.", "en"),
        ("They paid $2018 for it.", "en"),
        ("L'association compte 2000 membres.", "fr"),
        ("Elle vend des modèles à 1999 €.", "fr"),
        ("Part number 1850 was lost.", "en"),
    ],
)
def test_counts_are_no_years(find: Find, text: str, language: str) -> None:
    assert find(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Référence : 2023-SA-0457", "fr"),
        ("C.P. 2024-271", "fr"),
        ("Invoices 2023-014 and 2023-015 were paid.", "en"),
    ],
)
def test_the_number_of_a_file_is_no_year(find: Find, text: str, language: str) -> None:
    assert find(text, language) == ()


def test_years_told_together_are_no_decade(find: Find) -> None:
    (told,) = (one for one in find("Les factures des années 2020 à 2023.", "fr") if not one.part_of)
    assert (told.surface, told.iso) == ("années 2020 à 2023", "2020/2023")
