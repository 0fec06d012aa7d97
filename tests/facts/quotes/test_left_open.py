"""Where a text leaves open who speaks, nobody is named; what was not said is no word."""

import pytest

from affiant.facts.kinds import Act
from tests.facts.quotes.conftest import Quoting


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("My name is Ada Brook.\nAn officer took my son. He said that I would see him soon.", "en",
         "Ada Brook"),
        ("Ada Brook left. We know that the lake is cold.", "en", "Ada Brook"),
        ("A judge blocked Northwind from selling, saying that the sale would harm the lake.", "en",
         "Northwind"),
        ("Harbor Watch met Ada Brook.\nLa défenderesse nie tout. Elle dit que le bail est nul.",
         "fr", "Harbor Watch"),
        ("Ada Brook left days after a committee called the plan “reckless.”", "en", "Ada Brook"),
        ("Northwind est venue. Le cabinet de la ministre affirme que tout va bien.", "fr",
         "Northwind"),
    ],
)  # fmt: skip
def test_no_other_is_put_in_the_speaker_s_place(
    quote: Quoting, text: str, language: str, wrong: str
) -> None:
    found = quote(text, language)
    assert found
    assert wrong not in {one.speaker for one in found}


def test_celle_ci_is_who_was_named_last(quote: Quoting) -> None:
    (one,) = quote(
        "Le tribunal retient le récit de Mme Ada Brook. Celle-ci affirme que la cour était vide.",
        "fr",
    )
    assert one.speaker == "Ada Brook"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Northwind denied that its boats were sold.", "en"),
        ("Northwind has not said whether its boats were sold.", "en"),
        ("Northwind nie avoir vendu ses bateaux.", "fr"),
        ("Northwind n’a pas dit que ses bateaux étaient vendus.", "fr"),
    ],
)
def test_what_is_denied_or_not_said_is_no_word(quote: Quoting, text: str, language: str) -> None:
    assert {one.act for one in quote(text, language)} == {Act.TOPIC}


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("Northwind, which had said that it would stay, left on Monday.", "en", "it would stay"),
        ("Northwind exige des excuses et réclame une enquête.", "fr", "des excuses"),
    ],
)
def test_what_is_said_ends_with_its_clause(
    quote: Quoting, text: str, language: str, content: str
) -> None:
    assert content in [one.content for one in quote(text, language)]


def test_a_daughter_is_no_he(quote: Quoting) -> None:
    text = "Sa fille Margaret Dunlow n’a pas souhaité partir. « Le lac est froid », explique-t-il."
    assert [one.speaker for one in quote(text, "fr") if one.manner.marked] == [None]
