import pytest

from affiant.reading import language
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def laid_out(
    *paragraphs: str, kind: PassageKind = PassageKind.PARAGRAPH
) -> tuple[str, tuple[Passage, ...]]:
    passages, start = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(Span(start, start + len(paragraph)), kind))
        start += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(passages)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le syndicat du port demande la fin du contrat de détention.", "fr"),
        ("The harbour union wants the detention contract to end.", "en"),
        ("El sindicato del puerto exige que termine el contrato.", "es"),
        ("Die Gewerkschaft fordert das Ende des Vertrags mit der Behörde.", "de"),
    ],
)
def test_a_sentence_shows_its_language(text: str, code: str) -> None:
    assert language.tell(text) == code


@pytest.mark.parametrize("text", ["", "Chapitres", "Brightwater Inc.", "1 234 567 890 12 %"])
def test_a_few_words_or_numbers_show_none(text: str) -> None:
    assert language.tell(text) is None


def test_a_language_of_another_script_is_not_taken_for_one_of_ours() -> None:
    assert language.tell("Компания не может принять это предложение сегодня.") is None


def test_the_bulk_of_the_content_gives_a_document_its_language() -> None:
    text, passages = laid_out(
        "Share this story with your friends and follow the paper.",
        "Le comté a rompu le contrat qui le liait à l’entreprise, dit la lettre du préfet.",
        "Les salariés ont signé la pétition que le syndicat avait écrite pour eux.",
    )
    assert language.tell_document(text, passages) == "fr"


def test_a_passage_in_another_language_is_marked_and_the_others_are_not() -> None:
    text, passages = laid_out(
        "Le comté a rompu le contrat qui le liait à l’entreprise, dit la lettre du préfet.",
        "The county has ended the contract that it had with the company since spring.",
    )
    assert [p.language for p in language.assign(text, passages, "fr")] == [None, "en"]


def test_a_short_foreign_name_is_not_marked() -> None:
    text, passages = laid_out("Families Belong Together", "Harbour Post, 9 May 2024")
    assert [p.language for p in language.assign(text, passages, "fr")] == [None, None]


def test_a_row_of_foreign_names_is_not_marked() -> None:
    text, passages = laid_out("Joost van der Meer, Pieter de Wit, Anna van Dijk, Kees Visser")
    assert [p.language for p in language.assign(text, passages, "fr")] == [None]


def test_boilerplate_is_never_asked_about() -> None:
    text, passages = laid_out(
        "Share this story with your friends and follow us there.", kind=PassageKind.BOILERPLATE
    )
    assert [p.language for p in language.assign(text, passages, "fr")] == [None]
