from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure, Money

Figures = Callable[..., list[Figure]]
Sums = Callable[..., list[Money]]


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("Le coût est passé de 31 à 44 euros.", "fr", [31, 44]),
        (
            "Il a gagné 1 milliard d’euros, passant de 2,4 à 3,5 milliards.",
            "fr",
            [1_000_000_000, 2_400_000_000, 3_500_000_000],
        ),
        ("It rose from $2.4 to $3.5 billion.", "en", [2_400_000_000, 3_500_000_000]),
        ("Après 22 millions d’euros, il en perd 41 millions.", "fr", [22_000_000, 41_000_000]),
    ],
)
def test_both_ends_of_a_change_are_sums_of_one_currency(
    sums: Sums, text: str, language: str, ends: list[Decimal]
) -> None:
    found = sums(text, language)
    assert [money.amount for money in found] == [Decimal(end) for end in ends]
    assert len({money.currency for money in found}) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il a versé 22 millions d’euros pour 41 millions de repas.", "fr"),
        ("It spent $22 million on 41 million meals.", "en"),
    ],
)
def test_millions_of_things_are_no_money(sums: Sums, text: str, language: str) -> None:
    assert len(sums(text, language)) == 1


def test_a_range_of_sums_stays_one(sums: Sums) -> None:
    [money] = sums("Le prix va de 31 à 44 euros.", "fr")
    assert (money.low, money.high) == (Decimal(31), Decimal(44))


@pytest.mark.parametrize(
    ("text", "language", "unit", "values"),
    [
        ("Le nombre de salariés est passé de 21 300 à 22 050.", "fr", "employee", {21300, 22050}),
        ("La durée a augmenté, passant de 23 à 28 jours.", "fr", "day", {23, 28}),
        ("Arrests rose from 145 to 165 in a year.", "en", "arrest", {145, 165}),
    ],
)
def test_both_ends_of_a_change_are_figures(
    figures: Figures, text: str, language: str, unit: str, values: set[int]
) -> None:
    found = figures(text, language)
    assert {figure.value for figure in found} == values
    assert {figure.unit for figure in found} == {unit}


def test_each_end_of_a_change_has_its_end_of_the_period(figures: Figures) -> None:
    text = "Entre 2019 et 2024, le nombre d’arrestations est passé de 23 à 28."
    assert {(figure.value, figure.period) for figure in figures(text, "fr")} == {
        (Decimal(23), "2019"),
        (Decimal(28), "2024"),
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Three in ten workers left after more than 90 days, up from 18% in 2020.",
            {Decimal("0.3"), Decimal(90), Decimal(18)},
        ),
        ("Sales make up 56% of revenue, up from 45% in 2020.", {Decimal(56), Decimal(45)}),
    ],
)
def test_what_a_figure_was_is_no_amount_of_change(
    figures: Figures, text: str, values: set[Decimal]
) -> None:
    found = figures(text)
    assert {figure.value for figure in found} == values
    assert all(figure.change is None for figure in found)


@pytest.mark.parametrize(
    ("text", "language", "counted", "times"),
    [
        ("Le nombre de plaintes a doublé en deux ans.", "fr", "Le nombre de plaintes", 2),
        ("Complaints have tripled since then.", "en", "Complaints", 3),
        (
            "Le nombre de bénévoles a triplé, passant de 40 à 120.",
            "fr",
            "Le nombre de bénévoles",
            3,
        ),
    ],
)
def test_what_doubles_is_a_change_by_so_many_times(
    figures: Figures, text: str, language: str, counted: str, times: int
) -> None:
    [told] = [figure for figure in figures(text, language) if figure.change]
    assert told.change is not None
    assert (told.of, told.change.value, told.change.unit) == (counted, Decimal(times), "×")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Every gift will be doubled by the trust.", "en"),
        ("The firm doubled its prices.", "en"),
        ("Elle a doublé la mise.", "fr"),
        ("Il a doublé.", "fr"),
    ],
)
def test_what_is_not_told_to_have_doubled_by_itself_is_no_figure(
    figures: Figures, text: str, language: str
) -> None:
    assert figures(text, language) == []


def test_what_it_was_before_is_no_change(figures: Figures) -> None:
    told = figures("La part des membres est tombée de 60 % à moins de 45 %.", "fr")
    assert {one.value for one in told} == {Decimal(45), Decimal(60)}
    assert all(one.change is None for one in told)
