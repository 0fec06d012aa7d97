"""Who is told never speaks."""

import pytest

from tests.facts.quotes.conftest import Quoting


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "“Nobody asked us,” Ada Brook, who ran the yard for years, told the Daily Larkfield.",
            "en",
        ),
        ("“Nobody asked us,” Ada Brook told the Daily Larkfield on Monday.", "en"),
        ("« Personne n’a rien demandé », a déclaré au Daily Larkfield Mme Ada Brook.", "fr"),
        (
            "« Nul n’a rien demandé », a dit à l’agence Harbor Watch sa directrice, Ada Brook.",
            "fr",
        ),
    ],
)
def test_the_newspaper_that_is_told_says_nothing(quote: Quoting, text: str, language: str) -> None:
    assert {one.speaker for one in quote(text, language)} == {"Ada Brook"}


def test_no_clause_without_marks_holds_a_quotation_with_its_speaker(quote: Quoting) -> None:
    (one,) = quote("“It was cold,” Ada Brook, a clerk of the port, told Harbor Watch.")
    assert one.content == "It was cold,"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("One neighbour, who would not be named, said guards told her to leave.", "en"),
        ("A clerk of the port, Ada Brook, did not return two calls seeking comment.", "en"),
        ("Ancien cadre de la régie, Ada Brook raconte sa vie.", "fr"),
    ],
)
def test_a_noun_phrase_is_nobody_s_word(quote: Quoting, text: str, language: str) -> None:
    opening = text.split(",", maxsplit=1)[0]
    assert not any(one.content.startswith(opening) for one in quote(text, language))


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("According to the indictment, Ada Brook, 52, took the money of the port.", "en",
         "the indictment"),
        ("According to a memo obtained by Harbor Watch, staff had called it “a slow disaster.”",
         "en", "a memo"),
        ("Il n’a pas été démontré que Mme Brook connaissait les faits.", "fr", None),
    ],
)  # fmt: skip
def test_whom_a_text_is_about_or_who_has_it_does_not_speak(
    quote: Quoting, text: str, language: str, speaker: str | None
) -> None:
    told = {one.speaker for one in quote(text, language) if one.cue != "had called"}
    assert told <= {speaker}
