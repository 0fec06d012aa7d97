from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure, Money
from affiant.vocabulary.comparator import Comparator

Figures = Callable[..., list[Figure]]
Sums = Callable[..., list[Money]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1.3 Le ministère verse des fonds.", "fr"),
        ("1.3 The ministry pays out funds.", "en"),
        ("Il habite 12 rue du Canal.", "fr"),
        ("Nos bureaux, au 14, rue du Lac, sont ouverts.", "fr"),
        ("Le siège est à Brume, 1201 Belleville.", "fr"),
        ("The office is at 14 Oak Street now.", "en"),
        ("The firm expects 2026 revenue of note.", "en"),
        ("They paid invoice 20417 - Oakline.", "en"),
        ("Ils ont payé la facture 20417 hier.", "fr"),
        ("Many of those were under 18.", "en"),
        ("Under Orme v. Gale, 512 F. Supp. 3d 44, a vendor may be liable.", "en"),
        ("See Orme v. Gale, 410 U.S. 113.", "en"),
        ("It came on 9 Apnl 1987.", "en"),
    ],
)
def test_labels_addresses_and_ages_count_nothing(
    figures: Figures, text: str, language: str
) -> None:
    assert figures(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value", "unit", "denominator"),
    [
        ("Près de six familles sur dix attendent.", "fr", "0.6", "share", "familles"),
        ("On compte 60 % de femmes.", "fr", "60", "%", "unstated"),
        ("Elle touche 60 % des femmes.", "fr", "60", "%", "femmes"),
        ("A quarter of them children, they left.", "en", "0.25", "share", "them"),
        ("La marge gagne 130 points de base.", "fr", "130", "basis point", None),
        ("The margin gained 140 basis points.", "en", "140", "basis point", None),
        (
            "It bought back 4.2 million shares, as it had told its owners in the year before.",
            "en",
            "4200000",
            "company share",
            None,
        ),
    ],
)
def test_a_share_and_its_whole_are_told_apart(
    figures: Figures, text: str, language: str, *, value: str, unit: str, denominator: str | None
) -> None:
    [figure] = figures(text, language)
    assert (figure.value, figure.unit, figure.denominator) == (Decimal(value), unit, denominator)


def test_a_range_has_no_one_amount_of_change(figures: Figures) -> None:
    [figure] = figures("Il vise une croissance comprise entre 6 et 8 %.", "fr")
    assert (figure.low, figure.high, figure.change) == (Decimal(6), Decimal(8), None)


def test_to_note_is_not_to_raise(figures: Figures) -> None:
    [figure] = figures("Elle avait relevé que 37 % des factures étaient fausses.", "fr")
    assert (figure.denominator, figure.change) == ("factures", None)


def test_a_dispute_over_a_sum_compares_nothing(sums: Sums) -> None:
    [money] = sums("The town sues the state over $11 million in costs.")
    assert money.comparator is Comparator.EXACT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Deux frères, âgés de 19 et 24 ans.", "fr"),
        ("Une fille âgée de 6 ans a été confiée au foyer.", "fr"),
        ("Une fillette de 8 ans a été blessée.", "fr"),
        ("L’article s’intitule « Les millions cachés de la rade ».", "fr"),
    ],
)
def test_ages_and_hidden_millions_measure_nothing(
    figures: Figures, text: str, language: str
) -> None:
    assert [one for one in figures(text, language) if one.unit not in ("brother", "frère")] == []


def test_what_is_counted_ends_before_last_year(figures: Figures) -> None:
    (one,) = figures("Northwind reported 412 serious injuries last year.", "en")
    assert one.value == 412
    assert one.unit == "injury"
