from collections.abc import Callable

import pytest

from affiant.facts.kinds import Manner, Quote
from affiant.reading.passage import PassageKind

Quoting = Callable[..., tuple[Quote, ...]]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“The lake is cold today,” said Margaret Dunlow.", Manner.DIRECT),
        ("“No,” said Margaret Dunlow.", Manner.DIRECT),
        ("Margaret Dunlow said the lake is “cold at every hour” now.", Manner.PARTIAL),
        ("Margaret Dunlow said the lake is “ice-cold” now.", Manner.FRAGMENT),
        ("The ‘zero waste’ practice was ended.", Manner.SCARE),
        ("So-called “lake towns” grow.", Manner.SCARE),
        ("Margaret Dunlow defended the “zero waste” policy.", Manner.SCARE),
    ],
)
def test_the_manner_follows_from_words_and_cue(marked: Quoting, text: str, manner: Manner) -> None:
    found = marked(text)[0]
    assert found.manner is manner


def test_a_term_at_a_distance_has_no_speaker(marked: Quoting) -> None:
    (found,) = marked("Margaret Dunlow defended the “zero waste” policy.")
    assert found.speaker is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Margaret Dunlow made the film “The Cold Lake Of Larkfield”."),
        ("fr", "Bruno Cazal a écrit un livre intitulé « Le lac est froid »."),
        ("en", "4. “The lake is cold and deep.” Daily Larkfield, 2019."),
    ],
)
def test_titles_of_works_are_no_quotations(marked: Quoting, language: str, text: str) -> None:
    assert marked(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Episode 3: “A cold lake” is out."),
        ("en", "“A cold lake” is produced by Northwind."),
        ("fr", "« Un lac froid », épisode 3, est en ligne."),
        ("fr", "« Un lac froid » est réalisé par Margaret Dunlow."),
    ],
)
def test_titles_of_programmes_are_no_quotations(marked: Quoting, language: str, text: str) -> None:
    assert marked(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Northwind answers an article in “The Cold Lake”."),
        ("fr", "Northwind répond à l’enquête de « L’Eau vive »."),
    ],
)
def test_a_paper_is_no_quotation(marked: Quoting, language: str, text: str) -> None:
    assert marked(text, language) == ()


def test_an_article_may_hold_a_quotation(marked: Quoting) -> None:
    assert len(marked("Northwind denies an article of “lies and fog” on Monday.")) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Northwind (the “Supplier”) sells boats."),
        ("en", "Northwind, hereinafter “the Supplier”, sells boats."),
        ("fr", "Northwind, ci-après « le Titulaire », vend des barques."),
        ("fr", "Northwind (le « Titulaire ») vend des barques."),
    ],
)
def test_what_somebody_is_called_from_here_on_is_no_quotation(
    marked: Quoting, language: str, text: str
) -> None:
    assert marked(text, language) == ()


def test_a_word_between_marks_in_a_headline_is_somebodys(marked: Quoting) -> None:
    (found,) = marked("Le lac “massivement” pollué", "fr", PassageKind.TITLE)
    assert (found.manner, found.speaker) == (Manner.FRAGMENT, None)


def test_two_typed_apostrophes_are_a_mark(marked: Quoting) -> None:
    (found,) = marked("''The lake isn't cold,'' said Margaret Dunlow.")
    assert found.content == "The lake isn't cold,"


def test_a_short_sentence_behind_a_colon_is_somebodys(marked: Quoting) -> None:
    (found,) = marked("The answer was one line: “We are compliant.”")
    assert found.manner is Manner.DIRECT
    (found,) = marked("They sell one thing: “luck”.")
    assert found.manner is Manner.SCARE
