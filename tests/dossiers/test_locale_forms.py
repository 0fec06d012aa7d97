from decimal import Decimal

import pytest

from affiant.dossiers.locale_forms import date_in_words, enumeration, number


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2018-06-19", "19 June 2018", "19 juin 2018"),
        ("2018-06-01", "1 June 2018", "1er juin 2018"),
        ("2018-06", "June 2018", "juin 2018"),
        ("2018", "2018", "2018"),
        ("2000/2020", "2000–2020", "2000–2020"),
        ("2018-W26", "week of 25 June 2018", "semaine du 25 juin 2018"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_are_told_as_partial_as_they_are(iso: str, english: str, french: str) -> None:
    assert (date_in_words(iso, "en"), date_in_words(iso, "fr")) == (english, french)


def test_numbers_have_the_readers_separators() -> None:
    assert number(Decimal("19400000"), "en") == "19,400,000"
    assert number(Decimal("1234.5"), "fr") == "1\u202f234,5"


def test_a_third_is_told_to_four_decimals() -> None:
    assert number(Decimal(1) / 3, "en") == "0.3333"


def test_enumerations_end_in_and() -> None:
    assert enumeration(["a", "b", "c"], "fr") == "a, b et c"
