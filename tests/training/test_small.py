"""Copies of lines with places' names written small, on invented sentences."""

from collections.abc import Iterator

import pytest

from affiant.vocabulary.entity import EntityKind
from training.annotated import Annotated, Name, by_line
from training.lines import Labelled, labelled
from training.small import with_small_places


def told(*sentences: str) -> Labelled:
    """The sentences as one text, {braces} around what is a place's name."""
    marked = "\n".join(sentences)
    names, text = [], ""
    for at, part in enumerate(marked.replace("}", "{").split("{")):
        if at % 2:
            names.append(Name(len(text), len(text) + len(part), EntityKind.PLACE))
        text += part
    return labelled(Annotated("invented", "en", text, by_line(text), tuple(names)), PLACES)


PLACES = frozenset({EntityKind.PLACE})


def copies(*sentences: str) -> Iterator[str]:
    """What follows the text itself, as words."""
    for text in [*with_small_places([told(*sentences)])][1:]:
        for line in text.lines:
            yield " ".join(word.text for word in line.words)


def test_one_name_in_three_is_copied_small() -> None:
    ferry = "A ferry left {Portugal} for {Florida} ."
    assert [*copies(ferry, ferry)] == ["A ferry left portugal for Florida ."]


@pytest.mark.parametrize("name", ["Nice", "Turkey", "Tarvikton", "New York"])
def test_names_that_are_usual_words_or_unknown_stay_as_they_are(name: str) -> None:
    assert [*copies(*[f"A ferry left {{{name}}} ."] * 6)] == []


def test_labels_stay_and_the_rules_are_silent_on_a_small_name() -> None:
    *_, copied = with_small_places([told(*["A ferry left {Portugal} ."] * 3)])
    assert copied.labels == (("O", "O", "O", "Bl", "O"),)
    assert copied.lines[0].known[3] == ""


def test_every_text_is_given_itself_first() -> None:
    text = told("Nothing is named here .")
    assert [*with_small_places([text, text])] == [text, text]
