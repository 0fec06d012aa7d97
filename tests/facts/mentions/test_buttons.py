"""Buttons that share a page name nobody."""

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.sentence import sentences
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined

NETWORKS = Gazetteer.of(
    Known(name, name, EntityKind.ORGANISATION)
    for name in ("Facebook", "Twitter", "Reddit", "Google", "LinkedIn")
)


def named(text: str, language: str = "en") -> list[str]:
    page = lined(text, language)
    return [one.surface for one in mentions.find(Context(page, tuple(sentences(page)), NETWORKS))]


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "Share on Facebook\nShare on Twitter\nShare on Reddit"),
        ("en", "Share: Facebook | Twitter | LinkedIn | Email"),
        ("fr", "Partager cet article :\nCourriel,\nFacebook,\nTwitter,\nReddit"),
    ],
)
def test_a_row_of_buttons_names_nobody(language: str, row: str) -> None:
    assert named(f"{row}\nGoogle paid a fine.", language) == ["Google"]


@pytest.mark.parametrize(
    "text",
    [
        "Facebook\nTwitter\nReddit",
        "Share on Facebook\nShare on Twitter",
        "They share a lobbyist with Facebook, Twitter and Reddit.",
    ],
    ids=["a list of firms", "two", "a sentence"],
)
def test_what_may_be_said_of_firms_is_left(text: str) -> None:
    assert named(text)[:2] == ["Facebook", "Twitter"]
