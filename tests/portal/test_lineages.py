"""The page of origins: what it shows of few, and what it costs of many."""

from pathlib import Path

import pytest
from django.test import Client

from affiant.dossiers.origins import find_origins, origins_of
from affiant.dossiers.origins.voices import are_taken, reached, stale, take, voices
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Text
from affiant.evidence.questions import current_texts, held
from affiant.evidence.tracing import links
from affiant.portal.views import origins
from tests.portal.conftest import BOTH, NOON, Hand
from tests.portal.test_pages import shown
from tests.portal.test_searching import link


def write(folder: Path, count: int, *words: str) -> Path:
    folder.mkdir()
    for n in range(count):
        told = "\n\n".join((f"A note of day {n}", *words, f"It is the {n}th of them."))
        (folder / f"{n}.txt").write_text(told, encoding="utf-8")
    return folder


@BOTH
def test_what_is_kept_gives_the_origins_that_the_documents_give(
    filled: Client, tmp_path: Path, hand_in: Hand
) -> None:
    del filled
    told = "The Harbour Institute's report, told by the Associated Press, says that 40 left."
    hand_in(write(tmp_path / "more", 3, told, "according to the Associated Press"))
    link()
    now = reached()
    take(stale(), now)

    kept = origins_of(voices(current_texts()), links()).lineages

    assert kept == find_origins(list(held(current_texts())), links()).lineages
    assert are_taken()
    assert stale() == {}


def test_only_what_changed_is_taken_again(filled: Client) -> None:
    take(stale(), reached())
    fact = Fact.objects.filter(kind="mention").first()
    assert fact is not None
    judge(fact.pk, Verdict.REJECTED, by="Ada", at=NOON)

    assert not are_taken()
    assert list(stale()) == [fact.text_id]
    assert filled.get("/origins").status_code == 200
    assert stale() == {}


def test_the_page_reads_what_it_shows_and_no_more(
    filled: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(filled, "/origins")
    monkeypatch.setattr(origins, "PAGE", 2)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("all texts are read")

    monkeypatch.setattr("affiant.dossiers.origins.voices.held", refused)
    first, second = shown(filled, "/origins"), shown(filled, "/origins?page=2")
    assert first.count('class="lineage"') == 2
    assert second.count('class="lineage"') == 2


def test_a_long_lineage_is_cut(
    filled: Client, tmp_path: Path, hand_in: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins, "MOST_DOCUMENTS", 1)
    del tmp_path, hand_in
    link()

    page = shown(filled, "/origins")

    assert "and 1 more" in page
    assert Text.objects.count() == 4
