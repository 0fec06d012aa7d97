import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from affiant.evidence.search.near import MOST, Spellings, distance, look

WORDS = ("contract", "contrat", "contrast", "moreau", "harbour", "harbor", "cat", "1984", "modem")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("contarct", "contract"),  # two letters changed places
        ("contrac", "contract"),
        ("harbuor", "harbour"),
        ("rnodern", "modem"),  # what a scan makes of m
        ("c0ntrat", "contrat"),
        ("m0reau", "moreau"),
    ],
)
def test_errors_of_fingers_and_of_scanners_are_near(typed: str, found: str) -> None:
    assert found in Spellings(WORDS).near(typed)


@pytest.mark.parametrize("typed", ["bat", "1985", "police", ""])
def test_short_words_and_numbers_have_nothing_near(typed: str) -> None:
    assert Spellings(WORDS).near(typed) == ()


@given(st.lists(st.text("abcdmnr", min_size=1, max_size=9), unique=True), st.text("abcdmnr"))
def test_what_is_near_is_a_known_word_and_not_far(words: list[str], typed: str) -> None:
    near = Spellings(words).near(typed)
    assert len(near) <= MOST
    for word in near:
        assert word in words
        assert word != typed
        assert OSA.distance(word, typed) <= distance(typed) or look(word) == look(typed)


def test_words_that_are_added_later_are_near_too() -> None:
    known = Spellings(["contract"])
    known.add(["contrat"])
    assert known.near("contra") == ("contrat",)


def test_words_that_come_later_are_near_as_well() -> None:
    known = Spellings(WORDS[:3])
    known.add(WORDS[3:])
    known.add(())
    assert known.near("rnodern") == Spellings(WORDS).near("rnodern")


@given(st.lists(st.text(min_size=1).filter(lambda one: one == "".join(one.split())), unique=True))
def test_each_word_is_found_by_its_own_look(words: list[str]) -> None:
    known = Spellings(words)
    for word in words:
        if not word.isdecimal():
            assert word in known._by_look[look(word)]
