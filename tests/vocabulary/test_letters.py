from unicodedata import combining, normalize

from hypothesis import given
from hypothesis import strategies as st

from affiant.vocabulary.letters import base, unaccented


def test_accents_go_and_case_stays() -> None:
    assert unaccented("Évêché de Nîmes") == "Eveche de Nimes"


def test_a_ligature_that_is_a_letter_stays_and_a_printers_one_goes() -> None:
    assert unaccented("œuvre, ﬁche") == "œuvre, fiche"


@given(st.text())
def test_nothing_that_combines_is_left(text: str) -> None:
    assert not any(map(combining, unaccented(text)))


@given(st.text())
def test_an_accent_written_apart_makes_no_difference(text: str) -> None:
    assert unaccented(normalize("NFC", text)) == unaccented(normalize("NFD", text))


@given(st.text(), st.text())
def test_each_word_is_folded_by_itself(one: str, other: str) -> None:
    assert unaccented(one + other) == unaccented(one) + unaccented(other)


@given(st.characters())
def test_under_a_letter_stands_one_letter_without_marks(letter: str) -> None:
    assert len(base(letter)) == 1
    assert base(base(letter)) == base(letter)
