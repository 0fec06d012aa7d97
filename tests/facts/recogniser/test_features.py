import pytest

from affiant.facts.recogniser.features import of_places, of_word, remember, shape, windows
from tests.facts.recogniser.conftest import Lined


@pytest.mark.parametrize(
    ("word", "drawn"),
    [
        ("harbour", "x"),
        ("Roe", "Xx"),
        ("A", "X"),
        ("BHA", "X3"),
        ("McAllister", "XxXx"),
        ("1998", "9"),
        ("COVID-19", "X-9"),
        ("’", "’"),
    ],
)
def test_a_shape_shows_case_and_digits_only(word: str, drawn: str) -> None:
    assert shape(word) == drawn


def test_a_first_name_is_known_as_one() -> None:
    far, _, _ = of_word("Jane")

    assert "lg" in far


def test_names_are_sought_around_explained_capitals_too_for_rules_err(line: Lined) -> None:
    said = line("Then we met Jane Roe there.", ["", "", "", "Bp", "Ip", "", ""])

    (places,) = windows(said, remember([said, line("and then we left")]))

    assert {said.words[at].text for at in places} >= {"Jane", "Roe"}


def test_no_name_is_sought_where_only_a_small_word_opens_the_sentence(line: Lined) -> None:
    said = line("Then we left them there.")

    assert [*windows(said, remember([said, line("and then we left")]))] == []


def test_a_place_that_somebody_writes_small_is_looked_at(line: Lined) -> None:
    said = line("we drove to florida in a day")

    (places,) = windows(said, remember([said]))

    assert "florida" in {said.words[at].text for at in places}


@pytest.mark.parametrize("word", ["nice", "turkey", "reading", "défense"])
def test_a_place_that_is_a_word_in_small_letters_is_not(word: str, line: Lined) -> None:
    said = line(f"we saw a {word} in a day")

    assert [*windows(said, remember([said]))] == []


def test_a_name_is_sought_around_an_unexplained_capital(line: Lined) -> None:
    said = line("yesterday we all of us walked home with a friend from Tarvik to sing and to eat")

    (places,) = windows(said, remember([said]))

    assert said.words[places.start].text == "home"
    assert said.words[places.stop - 1].text == "and"


def test_what_the_document_shows_elsewhere_is_a_feature(line: Lined) -> None:
    here = line("Tarvik is far.")
    there = line("We met Ms Tarvik and she told us.", ["", "", "", "Bp", "", "", "", "", ""])
    memory = remember([here, there])

    first = next(of_places(here, memory, range(1)))

    assert "KSp" in first
    assert "inside" not in first  # "Ms" before it has a capital as well
