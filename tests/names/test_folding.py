from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from affiant.names.folding import folded


def test_accents_case_and_ligatures_do_not_count() -> None:
    assert folded("L’Œuvre de SÅNØ") == "l’oeuvre de sano"


def test_marks_of_other_scripts_are_part_of_a_name() -> None:
    assert folded("がん") != folded("かん")


@given(st.text())
def test_an_accent_written_apart_makes_no_difference(name: str) -> None:
    assert folded(normalize("NFC", name)) == folded(normalize("NFD", name))


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert folded(folded(name)) == folded(name)
