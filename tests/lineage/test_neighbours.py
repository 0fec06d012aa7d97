"""Texts that a few new ones may have to do with are found by what is kept of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.lineage.neighbours import neighbours
from affiant.lineage.traits import Traits, traits, unpacked
from affiant.reading.document import Document
from tests.lineage.invented import FERRY, LIBRARY, OTHER_FERRY, changed, prose
from tests.lineage.translations.texts import ORIGINAL, RETOLD, TRANSLATED


def _traits(text: str, language: str | None = "en") -> Traits:
    return traits(Document("", "text/plain", text, language=language))


@pytest.fixture(scope="module")
def known() -> list[Traits]:
    prosaic = [_traits(prose(seed, 120)) for seed in range(30)]
    return [*prosaic, _traits(FERRY), _traits(ORIGINAL), _traits(TRANSLATED, "fr")]


def test_a_version_is_a_neighbour_of_its_source(known: list[Traits]) -> None:
    assert 30 in neighbours([_traits(changed(FERRY, 0.15))], known)


def test_a_passage_pasted_into_another_text_is_enough(known: list[Traits]) -> None:
    assert 30 in neighbours([_traits(LIBRARY + "\n\n" + FERRY[90:400])], known)


def test_translations_are_neighbours_both_ways(known: list[Traits]) -> None:
    assert 31 in neighbours([_traits(TRANSLATED, "fr")], known)
    assert 32 in neighbours([_traits(ORIGINAL)], known)


def test_the_same_story_in_other_words_is_a_neighbour(known: list[Traits]) -> None:
    assert 32 in neighbours([_traits(RETOLD, "fr")], known)
    assert 30 in neighbours([_traits(OTHER_FERRY)], known)


def test_a_text_that_says_nothing_has_no_neighbour(known: list[Traits]) -> None:
    assert neighbours([_traits("", None)], known) == set()
    assert neighbours([_traits(FERRY)], []) == set()
    assert neighbours([], known) == set()


@given(st.text(max_size=200))
def test_traits_are_kept_and_taken_out_as_they_were(text: str) -> None:
    told = _traits(text, "fr")
    again = unpacked(told.language, *told.packed())
    assert again.runs.tolist() == told.runs.tolist()
    assert again.bag.types.tolist() == told.bag.types.tolist()
    assert again.bag.counts.tolist() == told.bag.counts.tolist()


def test_traits_that_were_cut_off_are_refused() -> None:
    runs, types, counts = _traits(FERRY).packed()
    with pytest.raises(ValueError, match="as many counts"):
        unpacked("en", runs, types, counts[:-2])
