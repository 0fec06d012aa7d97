from collections.abc import Collection

import pytest

from affiant.evidence.search.analysis import BEGIN, stem
from affiant.evidence.search.bilingual import others

FRENCH = (
    "contrat contraste contre centre rétention détention agence entreprise enfants main logiciel "
    "armes travailleurs accord prison familles frontière chercheur"
)
ENGLISH = (
    "contract contrast control center central detention agency company children hand main software "
    "weapon worker deal prison families border"
)


class Words:
    """A casefile with these words."""

    def __init__(self) -> None:
        self._words = {
            language: {stem(word, language) for word in words.split()}
            for language, words in (("fr", FRENCH), ("en", ENGLISH))
        }

    def has(self, language: str, word: str) -> bool:
        return word in self._words[language]

    def beginning(self, language: str, letters: str) -> Collection[str]:
        return {word for word in self._words[language] if word[:BEGIN] == letters}


@pytest.mark.parametrize(
    ("typed", "other", "language"),
    [
        ("contract", "contrat", "fr"),
        ("contrats", "contract", "en"),
        ("detention", "rétention", "fr"),
        ("rétention", "detention", "en"),
        ("center", "centre", "fr"),
        ("software", "logiciel", "fr"),
        ("workers", "travailleurs", "fr"),
        ("frontières", "border", "en"),
        ("children", "enfants", "fr"),
    ],
)
def test_a_word_has_its_counterpart(typed: str, other: str, language: str) -> None:
    assert stem(other, language) in others(typed, Words())


def test_a_beginning_in_common_is_not_enough() -> None:
    assert not {stem("contraste", "fr"), stem("contre", "fr")} & set(others("contract", Words()))


def test_a_word_that_means_something_else_in_the_same_language_is_left_out() -> None:
    assert "main" not in others("hand", Words())


@pytest.mark.parametrize("typed", ["", "x", "1984", "zzzzzz", "قضية", "a" * 500])
def test_what_has_no_counterpart_has_none(typed: str) -> None:
    assert others(typed, Words()) == ()
