import pytest

from affiant.facts.quotes.marks import marked
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def words(text: str, kind: PassageKind = PassageKind.PARAGRAPH) -> list[str]:
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    document = Document("0" * 64, "text/plain", text, passages=tuple(passages))
    return [pair.span.of(text) for pair in marked(document)]


@pytest.mark.parametrize(
    "text",
    [
        "Elle dit «\u00a0le lac est froid\u00a0» et part.",
        "Elle dit « le lac est froid » et part.",
        "Elle dit «le lac est froid» et part.",
        "She says “le lac est froid” and goes.",
        'She says "le lac est froid" and goes.',
        "She says ‘le lac est froid’ and goes.",
        "She says 'le lac est froid' and goes.",
        "Sie sagt „le lac est froid“ und geht.",
        "She says “le lac est froid“ and goes.",
        "She says ”le lac est froid” and goes.",
        "She says ‘le lac est froid” and goes.",
        "Qu’“le lac est froid” n’est rien.",
        "She says “le lac est froid”4 and goes.",
    ],
)
def test_marks_of_every_shape_hold_their_words(text: str) -> None:
    assert words(text) == ["le lac est froid"]


@pytest.mark.parametrize(
    "text",
    [
        "Workers’ rights and the ’90s aren’t quotes, y’all.",
        "L’homme d’hier n’a qu’un ami.",
        "The board is 5'10\" long.",
        "An “unclosed mark runs on.",
        "A mark that » only closes.",
        "Rock 'n' roll.",
    ],
)
def test_apostrophes_and_lone_marks_hold_nothing(text: str) -> None:
    assert words(text) == []


def test_an_apostrophe_inside_single_marks_closes_nothing() -> None:
    assert words("He wants ‘the workers’ rights law’ now.") == ["the workers’ rights law"]


def test_words_within_words_come_after_those_that_hold_them() -> None:
    assert words("“She cried ‘stop the boat’ twice,” he said.") == [
        "She cried ‘stop the boat’ twice,",
        "stop the boat",
    ]


def test_marks_do_not_pair_across_passages() -> None:
    assert words("An “unclosed mark.\nAnother one” here.") == []


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    text = "“The lake is cold.\n“The lake is deep,” he said."
    assert words(text) == ["The lake is cold.\n“The lake is deep,"]


def test_titles_in_references_are_not_scanned() -> None:
    assert words("4. “The lake is cold.” Daily Larkfield.", PassageKind.REFERENCE) == []
