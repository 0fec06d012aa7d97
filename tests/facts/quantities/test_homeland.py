from collections.abc import Callable

import pytest

from affiant.facts.kinds import Money

Sums = Callable[..., list[Money]]


def currency(sums: Sums, text: str, language: str) -> str | None:
    [money] = sums(text, language)
    return money.currency


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Montréal\nLe contrat vaut 3,2 M$ par an.", "fr", "CAD"),
        ("EDMONTON — The town spent $640,000 on it.", "en", "CAD"),
        ("Sydney, Australia\nThe centre spent $640,000 on it.", "en", "AUD"),
        ("AUCKLAND — The town spent $640,000 on it.", "en", "NZD"),
        ("WASHINGTON — The agency spent $640,000 on it.", "en", "USD"),
        ("The agency spent $640,000 on it.", "en", "USD"),
        ("Genève\nLa fondation a reçu 3 millions de francs.", "fr", "CHF"),
        ("Dakar, Sénégal\nIl a perdu 350 000 francs.", "fr", "XOF"),
        ("Yaoundé\nIl a perdu 350 000 FCFA.", "fr", "XAF"),
        ("Il a perdu 350 000 FCFA.", "fr", "XOF"),
        ("Il a perdu 350 000 francs.", "fr", None),
        ("Rabat, Maroc\nIl a perdu 3 000 dirhams.", "fr", "MAD"),
        ("Il a perdu 3 000 dirhams.", "fr", None),
        ("Le Caire, en Égypte\nIl a perdu 3 000 livres.", "fr", "EGP"),
        ("Londres\nElle a perdu 3 000 livres.", "fr", "GBP"),
        ("KARACHI, Pakistan\nThey lost Rs 3 lakh.", "en", "PKR"),
    ],
)
def test_the_places_of_a_document_tell_whose_money_it_is(
    sums: Sums, text: str, language: str, code: str | None
) -> None:
    assert currency(sums, text, language) == code


@pytest.mark.parametrize(
    "text",
    [
        "Toronto and Chicago\nThey share a fund of $3 million.",
        "They share a fund.\nIt grew.\nIt was good.\nIt holds $3 million, a Toronto paper says.",
    ],
)
def test_nobody_knows_whose_dollar_it_is_between_two_countries(sums: Sums, text: str) -> None:
    assert currency(sums, text, "en") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Montréal\nUne amende de 20 000 $ US a été payée.", "USD"),
        ("Montréal\nUne amende de 2 millions de dollars américains a été payée.", "USD"),
        ("Dakar, Sénégal\nIl a reçu 120 000 francs suisses.", "CHF"),
    ],
)
def test_an_adjective_or_prefix_outweighs_the_place(sums: Sums, text: str, code: str) -> None:
    assert currency(sums, text, "fr") == code


def test_the_place_that_tells_the_currency_is_its_support(sums: Sums) -> None:
    text = "Laval, Québec\nLe contrat vaut 3,2 M$ par an."
    [money] = sums(text, "fr")
    [told] = [one.span for one in money.supports if one.attribute == "currency"]
    assert told.of(text) in ("Laval", "Québec")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Elle a écrit 12 livres.", "fr"),
        ("Ils ont saisi 300 livres de viande.", "fr"),
        ("They seized 300 pounds of meat.", "en"),
        ("CHICAGO — The officer weighs 300 pounds.", "en"),
    ],
)
def test_books_and_weights_are_no_money(sums: Sums, text: str, language: str) -> None:
    assert sums(text, language) == []


@pytest.mark.parametrize(
    ("text", "surface", "code"),
    [
        ("They wired us $30k.", "$30k", "USD"),
        ("A $30 million extension was signed.", "$30 million", "USD"),
        ("It owes Rs 42 crore.", "Rs 42 crore", "INR"),
        ("It owes A$30 million.", "A$30 million", "AUD"),
    ],
)
def test_a_word_before_a_sign_is_a_prefix_only_as_one_writes_it(
    sums: Sums, text: str, surface: str, code: str
) -> None:
    [money] = sums(text)
    assert (money.surface, money.currency) == (surface, code)
