"""The words of the index, in memory or looked up one by one: both say the same."""

import pytest
from django.db import transaction

from affiant.evidence.casefile import Casefile
from affiant.evidence.search import terms
from affiant.evidence.search.analysis import BEGIN
from affiant.evidence.search.query import parse
from affiant.evidence.search.wider import Breadth, wider

SAID = [("contract", "en"), ("contrat", "fr"), ("contract_", ""), ("Ärger", "de"), ("100%", "en")]


@pytest.fixture
def words(casefile: Casefile) -> None:
    del casefile
    terms._kept.clear()
    with transaction.atomic():
        terms.add(SAID)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("word", [*(word for word, _ in SAID), "contra", "", "CONTRACT", "%"])
def test_what_is_asked_one_by_one_is_what_is_in_memory(word: str) -> None:
    known, asked = terms.terms(), terms.Asked()
    for language in ("fr", "en"):
        assert asked.has(language, word) == known.has(language, word)
        begins = word[:BEGIN]
        assert set(asked.beginning(language, begins)) == set(known.beginning(language, begins)) or (
            len(begins) < BEGIN
        )


@pytest.mark.usefixtures("words")
def test_a_first_search_does_not_wait_until_many_words_are_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terms, "FEW", 1)
    found = wider(parse("contract"), Breadth(near=False))
    assert not terms._kept
    assert [term.also for choice in found.required for term in choice] == [(("contrat",),)]

    wider(parse("contract"), Breadth(near=True))
    assert terms._kept
