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


def test_where_all_capitals_are_explained_no_name_is_sought(line: Lined) -> None:
    said = line("Then we met Jane Roe there.", ["", "", "", "Bp", "Ip", "", ""])

    assert [*windows(said, remember([said, line("and then we left")]))] == []


def test_a_name_is_sought_around_an_unexplained_capital(line: Lined) -> None:
    said = line("yesterday we all of us walked home with a friend from Tarvik to sing and to eat")

    (places,) = windows(said, remember([said]))

    assert said.words[places.start].text == "home"
    assert said.words[places.stop - 1].text == "and"


def test_training_sees_explained_capitals_too(line: Lined) -> None:
    said = line("we met Jane Roe", ["", "", "Bp", "Ip"])

    assert [*windows(said, remember([said]), every=True)] == [range(4)]


def test_what_the_document_shows_elsewhere_is_a_feature(line: Lined) -> None:
    here = line("Tarvik is far.")
    there = line("We met Ms Tarvik and she told us.", ["", "", "", "Bp", "", "", "", "", ""])
    memory = remember([here, there])

    first = next(of_places(here, memory, range(1)))

    assert "KSp" in first
    assert "inside" not in first  # "Ms" before it has a capital as well
