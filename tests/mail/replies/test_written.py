import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.replies import Kind, sections, written
from tests.conftest import shared

OWN = "Bonjour Zoé,\n\nD'accord pour jeudi.\n\nBien à vous,\nAnne"
SHAPES = {
    "outlook, french": "{}\n\n-----Message d'origine-----\n"
    "De : Zoé Faure [mailto:z@bureau.example]\n"
    "Envoyé : lundi 3 mai 2021 10:12\nÀ : Anne Dupont\nObjet : réunion\n\nEst-ce jeudi ?\n",
    "outlook web, french": "{}\n\n________________________________\n"
    "De : Zoé Faure\nEnvoyé : 3 mai\n"
    "À : Anne Dupont\nObjet : Re: réunion\n\nEst-ce jeudi ?\n",
    "gmail, french": "{}\n\nLe lun. 3 mai 2021 à 10:12, Zoé Faure <zoe.faure@bureau.example> a\n"
    "écrit :\n\n> Est-ce jeudi ?\n>\n> Zoé\n",
    "thunderbird, french": "{}\n\nLe 03/05/2021 à 10:12, Zoé Faure a écrit :\n> Est-ce jeudi ?\n",
    "telephone, french": "{}\n\nEnvoyé de mon iPhone\n\n> Le 3 mai 2021 à 10:12, Zoé Faure "
    "<z@bureau.example> a écrit :\n> \n> Est-ce jeudi ?\n",
    "forwarded, french": "{}\n\n-------- Message transféré --------\nSujet : réunion\n"
    "Date : Mon, 3 May 2021 10:12:00 +0200\nDe : Zoé Faure <z@bureau.example>\n"
    "Pour : anne@corp.example\n\nEst-ce jeudi ?\n",
    "outlook, english": "{}\n\n-----Original Message-----\nFrom: Zoé Faure\nSent: Monday, May 3\n"
    "To: Anne\nSubject: meeting\n\nIs it Thursday?\n",
    "gmail, english": "{}\n\nOn Mon, May 3, 2021 at 10:12 AM Zoé Faure "
    "<z@bureau.example> wrote:\n\n"
    "> Is it Thursday?\n\n-- \nAnne Dupont\n01 00 00 00 00\n",
    "telephone, english": "{}\n\nSent from my iPhone\n\n"
    "On 3 May 2021, at 10:12, Zoé Faure wrote:\n\n"
    "Is it Thursday?\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_writer_wrote_is_told_from_what_he_answers(shape: str) -> None:
    assert written(SHAPES[shape].format(OWN)) == OWN


def test_answers_between_quoted_lines_are_the_writers() -> None:
    text = "Le 3 mai 2021 à 10:12, Zoé a écrit :\n> Jeudi ?\nOui.\n> À midi ?\nNon, à 14 h.\n"

    assert [part.of(text) for part in sections(text) if part.kind is Kind.WRITTEN] == [
        "Oui.\n",
        "Non, à 14 h.\n",
    ]


def test_a_letter_that_only_forwards_is_what_it_forwards() -> None:
    text = (
        "---------- Forwarded message ---------\nFrom: Zoé <z@bureau.example>\n"
        "Date: Mon, May 3\nSubject: meeting\n\nIs it Thursday?\n"
    )

    assert written(text) == "Is it Thursday?"


def test_a_sentence_that_speaks_of_writing_ends_no_letter() -> None:
    text = "On this day\nshe wrote to us.\nWe answered: no.\nIl a écrit trois fois.\n"

    assert written(text) == text.strip()


def test_a_greeting_and_a_name_are_part_of_the_letter() -> None:
    assert written("Yes.\n\nBest regards,\nAnne\n") == "Yes.\n\nBest regards,\nAnne"


@given(st.text(alphabet="> \n-:OnLea wroté écrit12@<>|", max_size=300))
def test_the_sections_are_the_whole_text(text: str) -> None:
    assert "".join(part.of(text) for part in sections(text)) == text


def test_at_least_twenty_eight_of_the_replies_of_others_are_cut_as_by_hand() -> None:
    folder = shared("mail", "replies")
    same = 0
    for path in (folder / "emails").iterdir():
        trimmed = (folder / "trimmed" / path.name).read_text("utf-8")
        gold = "\n".join(line.rstrip() for line in trimmed.strip("\n").splitlines()).strip("\n")
        same += written(path.read_text("utf-8")) == gold

    assert same >= 28
