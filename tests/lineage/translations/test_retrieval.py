"""The nearest texts are found whatever the number of the others."""

import pytest

from affiant.lineage.translations import retrieval
from affiant.lineage.translations.retrieval import Index, bag
from tests.lineage.invented import prose

TEXTS = [prose(seed, 80) for seed in range(60)]


def test_a_text_is_nearest_to_itself() -> None:
    index = Index(bag([text]) for text in TEXTS)
    for place, text in enumerate(TEXTS):
        (at, cosine), *_ = index.nearest(bag([text]), None)
        assert at == place
        assert cosine == pytest.approx(1.0, abs=1e-5)


def test_little_reading_finds_the_same_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(bag([text]) for text in TEXTS)
    monkeypatch.setattr(retrieval, "MOST_READ", 50)
    monkeypatch.setattr(retrieval, "LOOKED_AT", 5)
    for place, text in enumerate(TEXTS):
        (at, cosine), *others = index.nearest(bag([text]), None)
        assert (at, len(others) < 5) == (place, True)
        assert cosine == pytest.approx(1.0, abs=1e-5)


def test_a_query_leaves_nothing_behind() -> None:
    index = Index(bag([text]) for text in TEXTS)
    before = index.nearest(bag([TEXTS[3]]), None)
    index.nearest(bag([TEXTS[4]]), None)
    assert index.nearest(bag([TEXTS[3]]), None) == before


def test_what_no_text_holds_has_no_nearest() -> None:
    assert Index(bag([text]) for text in TEXTS).nearest(bag(["zzzzz"]), None) == []
