import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.search.analysis import analysed, fold, stem, words


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("l’enquête", "enquête", "fr"),
        ("d'affaires", "affaire", "fr"),
        ("qu’elle", "elle", "fr"),
        ("prévenus", "prévenu", "fr"),
        ("inculpés", "inculpée", "fr"),
        ("œuvre", "oeuvres", "fr"),
        ("DÉTENTION", "détention", "fr"),
        ("contracts", "contract", "en"),
        ("company’s", "company", "en"),
        ("detained", "detain", "en"),
    ],
)
def test_forms_of_one_word_are_indexed_alike(one: str, other: str, language: str) -> None:
    assert analysed(one, language) == analysed(other, language)


def test_words_that_only_look_alike_stay_apart() -> None:
    assert stem("maïs", "fr") != stem("main", "fr")
    assert analysed("aujourd'hui", "fr") != analysed("hui", "fr")


def test_other_languages_are_folded_and_not_stemmed() -> None:
    assert analysed("Straßen Müller", "de") == "strassen muller"


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "de", None]))
def test_indexed_words_are_letters_and_digits_and_know_their_place(
    text: str, language: str
) -> None:
    last = 0
    for word in words(text, language):
        assert word.indexed.isalnum()
        assert last <= word.start < word.end <= len(text)
        last = word.end


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
