"""The book of words: what it tells of a word, and its file."""

import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.recogniser import features
from affiant.facts.recogniser.features import of_word
from affiant.facts.recogniser.wordbook import Wordbook, unpacked, wordbook


def column(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    return np.array(numbers, dtype=np.uint16)


PATH = Path(features.__file__).parent / "models" / "words.table"
BOOK = Wordbook(
    {"heron": 0, "tarvikton": 1, "weir": 2},
    {"enX": column(7, 300, 0), "enx": column(5, 0, 4), "g": column(0, 9, 0)},
)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("heron", ["@enx5"]),
        ("Heron", ["@enX7"]),
        ("HERON", ["@enX7"]),
        ("Tarvikton", ["@enX300", "@g9"]),
    ],
)
def test_a_word_is_told_as_it_is_written(word: str, told: list[str]) -> None:
    assert [*BOOK.traits(word)] == told


def test_what_is_known_of_another_writing_only_is_told_as_such() -> None:
    assert [*BOOK.traits("Weir")] == ["@enx?4"]
    assert [*BOOK.traits("tarvikton")] == ["@enX?300", "@g9"]


def test_a_word_that_is_not_in_the_book_has_no_traits() -> None:
    assert [*BOOK.traits("Oksbyton")] == []


def test_a_book_comes_back_from_its_file_as_it_was() -> None:
    back = unpacked(BOOK.packed())

    assert dict(back.rows) == dict(BOOK.rows)
    assert {name: [*told] for name, told in back.columns.items()} == {
        name: [*told] for name, told in BOOK.columns.items()
    }


def test_the_order_of_the_words_does_not_change_the_file() -> None:
    turned = Wordbook(
        {"weir": 0, "tarvikton": 1, "heron": 2},
        {name: told[::-1] for name, told in BOOK.columns.items()},
    )

    assert turned.packed() == BOOK.packed()


@given(
    st.sets(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1))
)
def test_any_words_come_back(words: set[str]) -> None:
    rows = {word: row for row, word in enumerate(sorted(words))}
    book = Wordbook(rows, {"g": np.arange(len(words), dtype=np.uint16)})

    assert dict(unpacked(book.packed()).rows) == rows


@given(st.binary(max_size=40))
def test_other_bytes_are_refused(kept: bytes) -> None:
    with pytest.raises(zlib.error):
        unpacked(kept)


def test_the_book_that_ships_is_small() -> None:
    assert 100_000 < len(wordbook().rows) < 150_000
    assert PATH.stat().st_size < 1_000_000


def test_a_capital_of_the_world_and_a_first_name_are_known_apart() -> None:
    towns, people = ({*of_word(word)[2]} for word in ("Lisbon", "Margaret"))

    assert len({one for one in {*of_word("Vienna")[2]} & towns if one.startswith("@en")}) == 1
    assert not {one for one in people & towns if one.startswith("@enX")}


@given(st.text(min_size=1))
def test_no_word_raises(word: str) -> None:
    for trait in wordbook().traits(word):
        assert trait.startswith("@")
