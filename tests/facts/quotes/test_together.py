"""Several who speak with one voice."""

import pytest

from affiant.facts.kinds import Quote
from tests.facts.quotes.conftest import Quoting


def only(found: tuple[Quote, ...]) -> Quote:
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Harbor Watch and Bluefin Cloud said that the lake was cold.", "en",
         "Harbor Watch and Bluefin Cloud"),
        ("Harbor Watch, Northwind and the Bluefin Cloud said that the lake was cold.", "en",
         "Harbor Watch, Northwind and Bluefin Cloud"),
        ("Harbor Watch, Northwind et Bluefin Cloud affirment que le lac est froid.", "fr",
         "Harbor Watch, Northwind et Bluefin Cloud"),
        ("Harbor Watch ainsi que Northwind affirment que le lac est froid.", "fr",
         "Harbor Watch et Northwind"),
    ],
)  # fmt: skip
def test_all_who_speak_are_named(quote: Quoting, text: str, language: str, speaker: str) -> None:
    one = only(quote(text, language))
    assert (one.speaker, one.speaker_kind) == (speaker, "organisation")


@pytest.mark.parametrize(
    "text",
    [
        "She left Northwind, and Harbor Watch said that the lake was cold.",
        "He wrote of Northwind and Harbor Watch said that the lake was cold.",
    ],
)
def test_a_name_behind_a_verb_or_preposition_does_not_join(quote: Quoting, text: str) -> None:
    assert {one.speaker for one in quote(text)} <= {"Harbor Watch", None}
