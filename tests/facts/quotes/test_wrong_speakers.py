"""Who did not say it: shapes in which somebody else than the speaker stands near the words."""

import pytest

from affiant.facts.kinds import Manner
from tests.facts.quotes.conftest import Quoting


def test_the_reader_s_own_words_are_not_the_letter_s(marked: Quoting) -> None:
    (one,) = marked("This letter responds to your request, in which you sought “all of the logs”.")
    assert one.speaker is None


def test_whom_a_verb_acts_on_is_not_who_orders(quote: Quoting) -> None:
    text = "A judge sentenced Ada Brook to a year in prison and ordered her to close the yard."
    assert all(one.speaker != "Ada Brook" for one in quote(text))


def test_une_intention_annoncee_ne_parle_pas(quote: Quoting) -> None:
    text = "Northwind, qui nie tout retard, a annoncé son intention de faire appel."
    assert all("intention" not in (one.speaker or "") for one in quote(text, "fr"))


def test_le_directeur_n_est_pas_le_maire_nomme_avant(marked: Quoting) -> None:
    text = "Le maire, Alain Dubourg, est venu. Le directeur a dit que c’était « une simple démo »."
    (one,) = marked(text, "fr")
    assert one.speaker == "Le directeur"


def test_a_relative_clause_is_no_content(quote: Quoting) -> None:
    text = "Ada Brook wrote in an e-mail to staff that was seen by reporters."
    assert not [one for one in quote(text) if one.content.startswith("was")]


def test_ce_qui_dit_plus_d_une_source_n_est_pas_sa_parole(quote: Quoting) -> None:
    (one,) = quote("Selon un rapport, publié en mai, 412 dossiers ont été perdus.", "fr")
    assert one.content == "412 dossiers ont été perdus"


def test_nobody_says_what_a_question_asks(quote: Quoting) -> None:
    assert not quote("Can you confirm that Northwind paid for the yard?")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "At least 17 of the 52 people said they were not told why.",
            "At least 17 of the 52 people",
        ),
        ("More than 300 workers said they would leave the yard.", "More than 300 workers"),
        (
            "According to a survey of 1,004 adults, 70 percent oppose it.",
            "a survey of 1,004 adults",
        ),
    ],
)
def test_a_group_keeps_its_count(quote: Quoting, text: str, speaker: str) -> None:
    assert [one.speaker for one in quote(text)] == [speaker]


def test_words_within_words_end_before_who_recalls_them(marked: Quoting) -> None:
    (outer, _) = marked("“I told her, ‘You can’t print that,’” Ada Brook recalled.")
    assert outer.speaker == "Ada Brook"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« C’est une victoire », s’est exclamée Ada Brook.", "Ada Brook"),
        ("Le maire, Alain Dubourg, dit « assumer ses choix ».", "Alain Dubourg"),
        ("Réaction de Northwind : « Une enquête est en cours. »", "Northwind"),
    ],
)
def test_short_words_of_a_speaker_are_no_term(marked: Quoting, text: str, speaker: str) -> None:
    (one,) = marked(text, "fr")
    assert (one.speaker, one.manner is Manner.SCARE) == (speaker, False)


def test_the_letter_of_an_answer_is_no_word_of_it(quote: Quoting) -> None:
    assert all(not one.content.startswith("A:") for one in quote("A: About sixty left, I think."))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They came in May, so that the number of letters says nothing about the guards.", "en"),
        ("The yard paid two guards, according to the number of invoices.", "en"),
        ("Selon le nombre de dossiers, la caisse a été vidée deux fois.", "fr"),
    ],
)
def test_an_amount_says_nothing(quote: Quoting, text: str, language: str) -> None:
    assert not quote(text, language)


def test_a_number_of_people_are_people(quote: Quoting) -> None:
    (one,) = quote("A number of officials said the yard would close.")
    assert one.speaker == "officials"


def test_a_source_is_not_cut_in_the_clause_that_tells_more_of_it(quote: Quoting) -> None:
    (one,) = quote(
        "Northwind paid two guards to watch the yard, "
        "according to e-mails that the Harbor Records Office released on Friday."
    )
    assert (one.speaker, one.speaker_kind) == ("e-mails", "document")
