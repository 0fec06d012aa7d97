from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    "text",
    [
        "The office buys Office 365 and Windows 10 again.",
        "The session IND33 and the G7 met about COVID-19.",
        "They pulled out of it.3 Then they left.",
        "It was the end of Maven.10 Nobody spoke.",
        "They met the press (ICA). 4 Smith is clear.",
        "Turn to page 12 and section 230 of the act.",
        "Call 555-0100 or come at 5 pm.",
        "It begins at 8:30 and ends at 10:15.",
        "One of them said that no one knew.",
        "The two companies denied it.",
        "They met in 2019 and on 3 May 2017.",
        "The 5th floor burnt, then the 21st.",
        "728",
        "0\n728",
        "3. Third point of the list",
        "They left at half-time.",
        "The case is 18 USC 1591 again.",
        "A 4K film on a 737MAX.",
    ],
)
def test_english_numbers_that_count_nothing(figures: Figures, text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cela soutient les opérations.3 Rien de plus.",
        "L’article 9-1, page 12, n° 45 du registre.",
        "Appelez le 01 44 55 66 77 à 18h30.",
        "Une femme et un homme parlent.",
        "Les deux entreprises nient.",
        "Il habite rue Haute, 75001 Paris.",
        "Le 1er juillet et le 14/07/2016.",
        "Le 2e étage a brûlé.",
        "Il viendra à 18 heures.",
        "728",
    ],
)
def test_french_numbers_that_count_nothing(figures: Figures, text: str) -> None:
    assert figures(text, "fr") == []


def test_money_is_no_figure(figures: Figures) -> None:
    assert figures("They paid $19.4 million.") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("402,3 k vues", "fr"),
        ("1,1 k Reposts", "fr"),
        ("We consider recommendation 1 open until then.", "en"),
        ("Le timbre coûte plus, contre 200 auparavant.", "fr"),
        ("Children under 18 pay half.", "en"),
    ],
)
def test_counters_labels_and_ages_are_no_figures(
    figures: Figures, text: str, language: str
) -> None:
    assert figures(text, language) == []


def test_the_base_of_a_rate_counts_nothing(figures: Figures) -> None:
    told = figures("The rate per 100 detainees went from 3.4 to 5.7.", "en")
    assert {(one.value, one.unit) for one in told} == {
        (Decimal("3.4"), None),
        (Decimal("5.7"), None),
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le rapport de 2021 classait les ponts.", "fr"),
        ("Le rapport de 2021 comporte des erreurs.", "fr"),
        ("Where attendance falls below 90%, the grant ends.", "en"),
        ("If more than 12 swimmers come, the lake closes.", "en"),
        ("Si plus de 12 nageurs viennent, le lac ferme.", "fr"),
        ("Odile Roy, morte chez elle à 79 ans, vivait ici.", "fr"),
        ("It buys from suppliers of tier 1 alone.", "en"),
        ("Ses fournisseurs de rang 1 ont été écartés.", "fr"),
    ],
)
def test_a_year_a_supposition_and_a_rank_count_nothing(
    figures: Figures, text: str, language: str
) -> None:
    assert figures(text, language) == []


def test_what_is_not_supposed_is_counted(figures: Figures) -> None:
    assert len(figures("Le rapport compte 2021 pages.", "fr")) == 1
    assert len(figures("The lake, where 90 swimmers met, is closed.")) == 1


def test_a_share_is_of_those_of_a_rank(figures: Figures) -> None:
    (found,) = figures("Elle connaît 94 % de ses fournisseurs de rang 1.", "fr")
    assert found.denominator == "ses fournisseurs de rang 1"
