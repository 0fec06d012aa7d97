from decimal import Decimal

import pytest

from affiant.dossiers.findings.opposition.days import days
from affiant.dossiers.findings.opposition.numbers import dates, plain
from affiant.dossiers.findings.opposition.numerals import numerals
from affiant.dossiers.findings.opposition.said import said


def denied(text: str, language: str = "fr") -> set[str]:
    return {word.span.of(text) for word in said(text, language).words if word.denied}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("La société n'a pas signé le contrat, mais elle négocie.", "fr", {"signé", "contrat"}),
        ("La société ne vend que des navires.", "fr", set()),
        ("Rien ne prouve la vente.", "fr", {"prouve", "vente"}),
        ("Aucun salarié n'a signé.", "fr", {"signé"}),
        ("La société est née en mai.", "fr", set()),
        ("The firm didn't sign the contract.", "en", {"sign", "contract"}),
        ("The firm signed without delay.", "en", {"delay"}),
    ],
)
def test_a_negation_reaches_its_clause(text: str, language: str, words: set[str]) -> None:
    assert denied(text, language) == words


def test_non_is_part_of_the_word_it_is_joined_to() -> None:
    text = "Les personnes non-inscrites attendent."
    assert denied(text) == set()


def test_a_denied_impossibility_affirms() -> None:
    assert "vendre" not in denied("Il n'est pas impossible de vendre.")


def test_days_are_read_as_far_as_they_are_written() -> None:
    found = days("Le 3 mai 2021, puis en juin, enfin le 07.04.2014.", "fr")
    assert [one.parts for one in found] == [(2021, 5, 3), (None, 6, None), (2014, 4, 7)]


def test_a_year_and_a_day_of_it_agree_and_two_days_of_it_do_not() -> None:
    whole, part = said("Signé en 2021.", "fr"), said("Signé le 3 mai 2021.", "fr")
    other = said("Signé le 4 mai 2021.", "fr")
    assert dates(whole, part).agree == 1
    assert len(dates(part, other).apart) == 1


def test_a_numeral_in_a_name_is_no_number() -> None:
    assert numerals("Le Covid-19 et le R-36 en 2021.", "fr") == ()


def test_numbers_are_read_with_their_scale_and_noun() -> None:
    (one, two) = numerals("Il y a 12.500 navires et 1,5 million de litres.", "fr")
    assert (one.value, one.counts) == (Decimal(12500), "navir")
    assert two.value == Decimal(1_500_000)


def test_shares_that_differ_stand_apart() -> None:
    one, other = said("30 % des voix.", "fr"), said("50 % des voix.", "fr")
    assert len(plain(one, other).apart) == 1
