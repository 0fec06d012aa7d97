"""Comparisons that a denial turns round, and limits told with a verb."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Figure, Money
from affiant.vocabulary.comparator import Comparator

Sums = Callable[..., list[Money]]
Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language", "comparator"),
    [
        ("No worker shall receive less than $15,000.", "en", ">="),
        ("He did not pay more than $40.", "en", "<="),
        ("Fees shall not exceed $120,000 a year.", "en", "<="),
        ("Grants not exceeding $35,000 were made.", "en", "<="),
        ("Nobody knows it, and they paid less than $40.", "en", "<"),
        ("Aucun ouvrier ne reçoit moins de 15 000 euros.", "fr", ">="),
        ("Des aides n’excédant pas 35 000 euros.", "fr", "<="),
        ("Le coût ne peut dépasser 900 euros.", "fr", "<="),
        ("Le coût a dépassé 900 euros.", "fr", ">"),
    ],
)
def test_a_denied_comparison_is_turned_round(
    sums: Sums, text: str, language: str, comparator: str
) -> None:
    assert sums(text, language)[0].comparator is Comparator(comparator)


def test_a_comparison_belongs_to_the_number_it_stands_before(figures: Figures) -> None:
    text = "Il doit creuser, dans un délai de huit jours, au moins 10 puits."
    days, wells = figures(text, "fr")
    assert (days.comparator, wells.comparator) == (Comparator.EXACT, Comparator.AT_LEAST)


def test_what_must_not_be_charged_is_a_ceiling(sums: Sums) -> None:
    told = sums("Haven shall not charge fees exceeding $30.", "en")[0]
    assert told.comparator is Comparator.AT_MOST
