"""What the models know of a word by the vocabulary's lists."""

import pytest

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.recogniser.lists import membership
from affiant.vocabulary.wordlist import phrases, words


@pytest.mark.parametrize(("word", "letter"), [("ginny", "g"), ("tsang", "k"), ("saginaw", "m")])
def test_a_model_knows_names_that_are_evidence_alone(word: str, letter: str) -> None:
    assert letter in membership()[word]


def test_no_rule_takes_evidence_for_a_first_name() -> None:
    assert not words("name_evidence", "given") & lexicon().given


def test_evidence_is_told_once() -> None:
    assert not words("name_evidence", "given") & words("given_names", "given")
    assert not words("name_evidence", "surnames") & words("given_names", "surnames")
    assert not phrases("name_evidence", "towns") & phrases("places", "towns")
