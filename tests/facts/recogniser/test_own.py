import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.facts.recogniser import Own, Unaided
from affiant.facts.recogniser.line import Line
from affiant.facts.sentence import Sentence
from affiant.facts.token import tokens
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from tests.facts.recogniser.conftest import Lined


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("fr", "Le ministre Tarvik Delsomme a rencontré la presse.", "Tarvik Delsomme", "person"),
        ("fr", "Il vit à Vauquembergues, dans le nord du pays.", "Vauquembergues", "place"),
        ("en", "He lives in Tarvikton, in the north of the country.", "Tarvikton", "place"),
    ],
)
def test_a_name_on_no_list_is_recognised_by_what_stands_around(
    line: Lined, language: str, text: str, name: str, kind: str
) -> None:
    told = Own().recognise([line(text, language=language)])

    assert (name, EntityKind(kind)) in [(one.span.of(text), one.kind) for one in told]


def test_places_are_those_of_the_document(line: Lined) -> None:
    text = "He lives in Tarvikton, in the north of the country."

    (here,) = Own().recognise([line(text)])
    (there,) = Own().recognise([line(text, at=100)])

    assert there.span == here.span.shifted(100)


def test_a_line_that_is_not_wanted_gets_no_names(line: Lined) -> None:
    assert Own().recognise([line("He lives in Tarvikton.", wanted=False)]) == []


def test_a_language_without_a_model_gets_no_names(line: Lined) -> None:
    assert Own().recognise([line("Er wohnt in Tarvikstadt.", language="de")]) == []


def test_unaided_names_nothing(line: Lined) -> None:
    assert Unaided().recognise([line("He lives in Tarvikton.")]) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4), st.sampled_from(["fr", "en"]))
def test_any_text_is_read_and_names_lie_on_whole_words(texts: list[str], language: str) -> None:
    lines = []
    for text in texts:
        words = tokens(text, 0, len(text))
        sentence = Sentence(Span(0, len(text)), text, 0, language)
        lines.append(Line(sentence, words, [""] * len(words)))

    told = Own().recognise(lines)

    edges = {(edge) for line in lines for word in line.words for edge in (word.start, word.end)}
    assert all({one.span.start, one.span.end} <= edges for one in told)
    assert all(0 <= one.confidence <= 1 for one in told)
