import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.quotes import dateline
from tests.facts.quotes.conftest import Quoting


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LARKFIELD — The county paid.", "The county paid."),
        ("ARDEN (Harbor Wire) — A judge ruled.", "A judge ruled."),
        ("Arden, Nov. 3, 2026 — Two men left.", "Two men left."),
        ("Arden, le 3 mai 2026 (Agence du Lac) — La Ville a payé.", "La Ville a payé."),
        ("(Arden) – Le conseil a payé.", "Le conseil a payé."),
        ("(Arden) Le conseil a payé.", "Le conseil a payé."),
    ],
)
def test_a_dateline_ends_before_the_first_sentence(text: str, rest: str) -> None:
    assert text[dateline.after(text, 0, len(text)) :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Northwind — a maker of boats — left.",
        "Ada Brook – Mayor of Arden – left.",
        "We left — They stayed.",
        "(see page 4) The council left.",
        "The county paid.",
        "",
    ],
)
def test_words_between_dashes_are_no_dateline(text: str) -> None:
    assert dateline.after(text, 0, len(text)) == 0


@given(st.text(max_size=200))
def test_a_dateline_lies_within_its_passage(text: str) -> None:
    assert 0 <= dateline.after(text, 0, len(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        (
            "LARKFIELD — The county paid its clerk twice, Northwind said.",
            "en",
            "The county paid its clerk twice",
        ),
        (
            "Arden, le 3 mai — La Ville a payé deux fois la facture, a annoncé Northwind.",
            "fr",
            "La Ville a payé deux fois la facture",
        ),
    ],
)
def test_nobody_says_a_dateline(quote: Quoting, text: str, language: str, content: str) -> None:
    assert content in [one.content for one in quote(text, language)]
