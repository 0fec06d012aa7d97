from collections.abc import Callable

import pytest

from affiant.facts.recogniser.neighbours import MARK, sort, together
from tests.facts.recogniser.conftest import Lined


@pytest.fixture
def beside(line: Lined) -> Callable[..., list[list[str]]]:
    """The features of each word of a line with its neighbours."""

    def told(text: str, *, heading: bool = False) -> list[list[str]]:
        said = line(text)
        return together(said.words, range(len(said.words)), heading=heading)

    return told


@pytest.mark.parametrize(
    ("word", "of"),
    [
        ("", "#"),
        ("1998", "9"),
        ("’", "’"),
        ("the", "=the"),
        ("harbourwards", "sds"),
        ("Oksbyton", "x0"),
        ("OKSBYTON", "X0"),
        ("Jane", "xg3"),
    ],
)
def test_a_word_is_of_a_sort(word: str, of: str) -> None:
    assert sort(word) == of


def test_a_small_word_is_seen_with_both_neighbours(beside: Callable[..., list[list[str]]]) -> None:
    _, of, _ = beside("Oksbyton of Tarvikton")

    assert of == ["&x0|=of|x0"]


def test_a_capital_that_opens_a_line_is_told_from_one_inside(
    beside: Callable[..., list[list[str]]],
) -> None:
    first, *_, last = beside("Oksbyton saw Oksbyton")

    assert (first[0], last[0]) == ("&1fXx0", "&1mXx0")


def test_a_heading_and_neighbours_in_capitals_are_told(
    beside: Callable[..., list[list[str]]],
) -> None:
    first, _ = beside("Oksbyton TARVIKTON", heading=True)

    assert first[0] == "&1fhUXx0"


def test_a_stretch_sees_the_words_beside_it(line: Lined) -> None:
    said = line("we saw Oksbyton there")

    (told,) = together(said.words, range(2, 3), heading=False)

    assert f"{MARK}4=saw|x0|=there" in told


def test_no_line_gives_none(beside: Callable[..., list[list[str]]]) -> None:
    assert beside("") == []
