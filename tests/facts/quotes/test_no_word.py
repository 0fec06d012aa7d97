"""What stands where words are reported, and is nobody's word."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Quote

Quoting = Callable[..., tuple[Quote, ...]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody explained how the pier burned."),
        ("en", "No one has promised to repair the pier."),
        ("en", "Please do not call the swimmers."),
        ("fr", "Depuis un mois, personne ne répond."),
        ("fr", "Personne n’a promis de réparer le quai."),
    ],
)
def test_nobody_says_nothing(quote: Quoting, language: str, text: str) -> None:
    assert quote(text, language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "We write because the lake is dying.",
        "Guarantee in writing that the pier will stay open.",
        "You may ask for a second swim.",
        "Northwind never called them.",
        "Two keys, found inside the boat, were lost.",
    ],
)
def test_why_and_how_something_is_said_is_no_word(quote: Quoting, text: str) -> None:
    assert quote(text) == ()


def test_a_cause_behind_that_is_said(quote: Quoting) -> None:
    (found,) = quote("Northwind said that because the pier burned the lake is closed.")
    assert found.content == "because the pier burned the lake is closed"


def test_the_verb_behind_who_is_not_the_main_one(quote: Quoting) -> None:
    assert quote("The swimmers who had endorsed him were sent to another lake.") == ()
    (found,) = quote("The swimmers who had endorsed him left.")
    assert found.cue == "had endorsed"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Northwind accepted the finding and undertook to clean the lake.", "the finding"),
        (
            "Northwind asked divers to search the lake and will tell us.",
            "divers to search the lake",
        ),
    ],
)
def test_a_content_ends_before_the_next_deed(quote: Quoting, text: str, content: str) -> None:
    assert quote(text)[0].content == content


@pytest.mark.parametrize(
    "text",
    [
        "Au tribunal, Margaret Dunlow a reconnu des « oublis » mais nié tout le reste.",
        "> Le 3 mai 2021, Margaret Dunlow a écrit :",
        "Depuis le mois de juin, Northwind a répondu deux fois.",
    ],
)
def test_when_and_where_are_not_what_was_said(quote: Quoting, text: str) -> None:
    contents = {one.content for one in quote(text, "fr")}
    assert not any(text.startswith(content) or text[2:].startswith(content) for content in contents)


def test_a_clause_that_opens_with_a_preposition_is_said_all_the_same(quote: Quoting) -> None:
    (found,) = quote("Dans ce lac on ne nage plus, a déclaré Margaret Dunlow.", "fr")
    assert found.content == "Dans ce lac on ne nage plus"


def test_what_is_demanded_is_no_channel(quote: Quoting) -> None:
    (found,) = quote("Northwind exige la suite de l’étude et la fin des travaux.", "fr")
    assert found.channel is None
