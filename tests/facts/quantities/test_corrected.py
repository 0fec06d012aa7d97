"""A number that the text takes back is not told; one has its own unit, clause and time."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure, Money

Figures = Callable[..., list[Figure]]
Sums = Callable[..., list[Money]]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("There were 12 dead, and not 15 as reported.", "en", [12]),
        ("Le logiciel sert à 11 communes, et non 17.", "fr", [11]),
        ("Le logiciel sert à 11 communes au lieu de 17.", "fr", [11]),
        ("Un premier bilan faisait état de 16 morts, avant d’être ramené à la baisse.", "fr", []),
        ("Un bilan fait état de 16 morts.", "fr", [16]),
    ],
)
def test_a_number_that_is_taken_back_is_not_told(
    figures: Figures, text: str, language: str, values: list[int]
) -> None:
    assert [one.value for one in figures(text, language)] == values


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Credits of £1.6 million were deducted, not £6.1 million as stated.", [1600000]),
        ("It paid £3 million rather than £5 million.", [3000000]),
        ("($1 = 603.5 francs)", []),
    ],
)
def test_a_sum_that_is_taken_back_or_a_rate_is_not_told(
    sums: Sums, text: str, amounts: list[int]
) -> None:
    assert [one.amount for one in sums(text)] == amounts


def test_damages_from_one_sum_to_another_are_a_range(sums: Sums) -> None:
    (one,) = sums("They seek damages of $100 to $1,000 per violation.")
    assert (one.amount, one.low, one.high) == (None, Decimal(100), Decimal(1000))


def test_what_rose_from_one_sum_to_another_is_none(sums: Sums) -> None:
    assert all(one.low is None for one in sums("The fee rose from $100 to $1,000."))


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("They are 14 current and former employees of the port.", "en", ["employee"]),
        ("The limit of 10 set by the agency was passed.", "en", [None]),
        ("La régie, 3 place de la Halle, est ouverte.", "fr", []),
    ],
)
def test_the_unit_is_what_is_counted(
    figures: Figures, text: str, language: str, units: list[str | None]
) -> None:
    assert [one.unit for one in figures(text, language)] == units


def test_a_phrase_ends_before_whom_it_is_given_to_and_before_another_verb(
    figures: Figures,
) -> None:
    (one,) = figures("Le syndicat confiera 15 % du montant à la société Solvara.", "fr")
    assert one.denominator == "montant"
    text = "L’agence a visité 21 sites du groupe et infligé des amendes."
    assert figures(text, "fr")[0].of == "sites du groupe"


def test_another_counts_month_is_not_its_own(figures: Figures) -> None:
    first, second = figures("Of them 86 were closed late, and 725 remained open in January 2023.")
    assert (first.period, second.period) == (None, "2023-01")


def test_the_same_quarter_of_a_year_is_not_the_year(figures: Figures) -> None:
    text = "In 2023, 22% of people waited, up from 9% in the same quarter of 2022."
    assert figures(text)[-1].period is None


def test_the_day_of_a_dateline_is_not_that_of_the_dead(figures: Figures) -> None:
    text = (
        "Lille, 16 mai 2024 (Dépêches) - Un patron est jugé pour un incendie qui a fait 25 morts."
    )
    assert [one.period for one in figures(text, "fr")] == [None]
