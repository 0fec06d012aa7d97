"""When two numbers may be called a contradiction. Pairs of sentences stand in `pairs.yaml`."""

from dataclasses import replace
from functools import cache

import pytest

from affiant.dossiers.findings.differing import differing_figures
from affiant.dossiers.findings.finding import Contradicts, Incomparable, Restated
from affiant.dossiers.findings.findings import Findings
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.why import Why
from affiant.evidence.held import HeldFact
from tests.dossiers.findings.laying import Row, laid, pairs
from tests.dossiers.findings.telling import figure, told

STAFF = "employees who signed the letter"
ALL = [*pairs("seen"), *pairs("held")]
FOUND = 14
"""Of the contradictions among the pairs, those that are found: 3 lack a fact (a sale, a delivery),
the others a word that the two languages share."""


def numbered(*tellings: Told) -> list[Told]:
    return [replace(one, held=HeldFact(at, one.fact)) for at, one in enumerate(tellings)]


@cache
def _laid(row: tuple[str, ...]) -> Findings:
    return laid(row)


@pytest.mark.parametrize("row", ALL, ids=[f"{row[3][:40]}|{row[6][:40]}" for row in ALL])
def test_no_contradiction_is_shown_where_both_may_hold(row: Row) -> None:
    if row[0] == "contradiction":
        return
    assert _laid(tuple(row)).contradicts == ()


def test_most_true_contradictions_are_shown() -> None:
    apart = [row for row in ALL if row[0] == "contradiction"]
    found = [row for row in apart if _laid(tuple(row)).contradicts]
    assert len(found) >= FOUND


@pytest.mark.parametrize(
    "row", [row for row in ALL if {one.value for one in Why} & set(row[0].split())]
)
def test_a_reason_that_is_given_is_the_right_one(row: Row) -> None:
    given = {one.why.value for one in _laid(tuple(row)).incomparable}
    assert given <= set(row[0].split())


def test_two_counts_with_different_wholes_say_that_the_wholes_differ() -> None:
    found = _laid(tuple(pairs("seen")[10]))
    assert [one.why for one in found.incomparable] == [Why.WHOLE]
    assert found.contradicts == ()


def test_values_of_one_vintage_from_two_origins_contradict() -> None:
    (found,) = differing_figures(
        numbered(told(figure("18", STAFF, "person"), 1), told(figure("25", STAFF, "person"), 2))
    )
    assert isinstance(found, Contradicts)


def test_a_value_told_by_three_against_one_is_one_contradiction() -> None:
    tellings = [told(figure("18", STAFF, "person"), number) for number in (1, 2, 3)]
    found = differing_figures(numbered(*tellings, told(figure("25", STAFF, "person"), 4)))
    assert len(found) == 1


def test_a_figure_published_anew_is_a_vintage_and_no_contradiction() -> None:
    (found,) = differing_figures(
        numbered(
            told(figure("203", "new cases", period="2022"), 2, published="2024-06"),
            told(figure("183", "new cases", period="2022"), 1, published="2023-06-05"),
        )
    )
    assert isinstance(found, Restated)
    assert [str(one.fact.surface)[:3] for one in found.vintages] == ["183", "203"]


def test_three_publications_of_one_figure_are_shown_together() -> None:
    years = (("183", "2023-06-05"), ("203", "2024-06"), ("211", "2025-06"))
    tellings = [
        told(figure(value, "new cases", period="2022"), at, published=day)
        for at, (value, day) in enumerate(years)
    ]
    (found,) = differing_figures(numbered(*tellings))
    assert isinstance(found, Restated)
    assert [one.fact.surface[:3] for one in found.vintages] == ["183", "203", "211"]


def test_a_running_count_a_day_later_is_published_anew() -> None:
    days = (("310", "2020-05-04"), ("427", "2020-05-05"))
    tellings = [
        told(figure(value, "deaths", "death", None), at, published=day)
        for at, (value, day) in enumerate(days)
    ]
    (found,) = differing_figures(numbered(*tellings))
    assert isinstance(found, Restated)


def test_of_undated_running_counts_nothing_is_said() -> None:
    tellings = [told(figure(value, "deaths", "death", None), at) for at, value in enumerate("39")]
    assert differing_figures(numbered(*tellings)) == []


def test_a_figure_stands_in_one_incomparable_pair_at_most() -> None:
    tellings = [
        told(figure(part, "detainees", "detainee", None, denominator=f"{whole} detainees"), at)
        for at, (part, whole) in enumerate((("76", "980"), ("67", "1140"), ("50", "700")))
    ]
    found = differing_figures(numbered(*tellings))
    assert [type(one) for one in found] == [Incomparable]


def test_equal_numbers_of_different_wholes_do_not_stand_together() -> None:
    row = (
        "whole",
        "en",
        "2021-01-04",
        "76 of 980 detainees had no lawyer.",
        "en",
        "2021-01-05",
        "76 of 1,140 detainees had no lawyer.",
    )
    assert laid(row).stands == ()


def test_ten_thousand_tellings_of_one_word_do_not_cost_their_square() -> None:
    tellings = [told(figure(str(100 + at), "cases"), at) for at in range(2_000)]
    assert len(differing_figures(numbered(*tellings))) < 2_000
