"""Words belong to the clause that they stand in, and pronouns to what stands nearest."""

import pytest

from tests.facts.quotes.conftest import Quoting


def test_words_of_a_relative_clause_are_not_those_of_who_cites_it(marked: Quoting) -> None:
    text = (
        "Northwind relève que l’affirmation est contredite par un courriel dans lequel"
        " la responsable du quai alertait ses chefs : « Le quai est ouvert à tous. »"
    )
    assert marked(text, "fr")[-1].speaker is None


def test_another_clause_behind_the_words_tells_nothing_of_them(marked: Quoting) -> None:
    text = (
        "Mr Tom Gale denied it. We recall that Northwind promised in its charter to “close the"
        " pier at night”, and that your director, Ada Brook, assured us that “nobody swims there”."
    )
    first, second = marked(text)
    assert first.speaker != "Tom Gale"
    assert second.speaker == "Ada Brook"


def test_an_agent_speaks_and_not_the_file_that_tells_of_it(marked: Quoting) -> None:
    text = "According to the file, Tom Gale was told by a foreman, “Do not go down there.”"
    assert marked(text)[-1].speaker == "a foreman"


def test_a_report_told_in_a_relative_clause_is_not_its_readers_word(quote: Quoting) -> None:
    text = (
        "To ask Northwind what it makes of the report by Harbor Watch, published in May,"
        " which alleged that 41 swimmers were ill."
    )
    assert all(one.speaker != "Northwind" for one in quote(text))


def test_a_paper_nearer_than_the_woman_may_be_elle(marked: Quoting) -> None:
    text = (
        "La préfète, Ada Brook, affirme que « tout va bien ».\nJ’ai eu une réponse. Une seule !"
        " Elle disait que mon message avait été « transmis au service compétent »."
    )
    assert [one.speaker for one in marked(text, "fr")] == ["Ada Brook", None]


def test_where_she_wrote_it_is_no_other_she(marked: Quoting) -> None:
    text = "Ada Brook a écrit au préfet.\nDans une lettre, elle disait que tout était « perdu »."
    assert marked(text, "fr")[-1].speaker == "Ada Brook"


def test_celle_ci_is_nobody_named_before_a_nearer_noun(quote: Quoting) -> None:
    text = (
        "Le contrat avec Northwind a été rompu à la suite du rapport de la chambre."
        " Celle-ci avait relevé que l’eau était perdue."
    )
    assert all(one.speaker is None for one in quote(text, "fr"))
    named = (
        "Le maire a reçu Ada Brook, la présidente du port. Celle-ci a dit que l’eau était froide."
    )
    assert quote(named, "fr")[-1].speaker == "Ada Brook"


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        (
            "en",
            "Ada Brook told the board that it was shut, and officials present have confirmed this.",
            "it was shut",
        ),
        (
            "fr",
            "Ada Brook a reconnu avoir reçu une note, mais affirme l’avoir transmise au port.",
            "avoir reçu une note",
        ),
        (
            "en",
            "The director’s statement that the file was lost by the port is not borne out by it.",
            "the file was lost by the port",
        ),
        (
            "en",
            "A complaint alleging that a guard had struck three swimmers was closed in May.",
            "a guard had struck three swimmers",
        ),
        ("en", "Northwind disputes the count and has sent further reports.", "the count"),
        (
            "fr",
            "D’après une enquête du média Larkfield, publiée le 11 mai, le quai serait fermé.",
            "le quai serait fermé",
        ),
    ],
)
def test_a_content_ends_with_its_own_clause(
    quote: Quoting, language: str, text: str, content: str
) -> None:
    assert quote(text, language)[0].content == content


def test_marked_words_are_not_told_again_with_the_authors_own(quote: Quoting) -> None:
    text = (
        "The e-mail, in which Ada Brook wrote that “the swimmers want a number, nobody asks why,”"
        " was found by the port."
    )
    (one,) = quote(text)
    assert one.manner.marked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ada Brook was charged with accepting gifts from a clerk."),
        ("en", "If we do not hear from you by that date we will file a complaint."),
    ],
)
def test_a_deed_or_a_day_is_no_content(quote: Quoting, language: str, text: str) -> None:
    assert not quote(text, language)


def test_what_somebody_might_wish_is_ascribed_to_nobody(quote: Quoting) -> None:
    for text in (
        "Northwind must give notice if it wished to leave.",
        "Ada Brook may wish to know that the pier is shut.",
    ):
        assert all(one.speaker is None for one in quote(text))


def test_words_that_somebody_is_only_said_to_have_written_are_less_sure(marked: Quoting) -> None:
    (told,) = marked("Ada Brook a écrit : « On ne ferme pas pour si peu ».", "fr")
    (heard,) = marked("Ada Brook aurait écrit : « On ne ferme pas pour si peu ».", "fr")
    assert heard.confidence < 0.8 < told.confidence


def test_he_who_called_somebody_speaks_on(marked: Quoting) -> None:
    text = (
        "L’infirmier a appelé le SAMU à 3 h 15. On lui aurait répondu de rappeler."
        " Il m’a dit : « J’ai rappelé quatre fois. »"
    )
    assert [one.speaker for one in marked(text, "fr")] == ["L’infirmier"]
