"""The same hits on both databases: every test here runs on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from affiant.evidence.models import Text
from affiant.evidence.search.hits import search, texts_found
from tests.evidence.conftest import Read

NOTE = """Le registre des œuvres

L’enquêtrice a rencontré les prévenus à l’hôpital ; ils n’ont pas été inculpés.

The company’s contracts with the harbour agency were cancelled in March.

Recruter des témoins prend du temps, et le recrutement coûte cher.

Articles recommandés
"""


@pytest.fixture
def note(read: Read, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    read(tmp_path / "note.txt")


def found(typed: str) -> list[str]:
    return [hit.passage_text[:14] for hit in search(typed)[1]]


@pytest.mark.usefixtures("note")
@pytest.mark.parametrize(
    ("typed", "passages"),
    [
        ("enquêtrice", ["L’enquêtrice a"]),
        ("ENQUETRICE", ["L’enquêtrice a"]),
        ("prévenu", ["L’enquêtrice a"]),
        ("hopital", ["L’enquêtrice a"]),
        ("oeuvre", ["Le registre de"]),
        ("contract", ["The company’s "]),
        ("agencies", ["The company’s "]),
        ('"harbour agency"', ["The company’s "]),
        ('"agency harbour"', []),
        ("contract -cancelled", []),
        ("contract -march -april", []),
        ("recrut*", ["Recruter des t"]),
        ("zebra OR témoin", ["Recruter des t"]),
        ("contract prévenu", []),
        ("", []),
        ('"', []),
        ("-prévenu", []),
        ("'; DROP TABLE evidence_index; --", []),
        ("a:b & (c | d) !e <-> f", []),
        ("Articles recommandés", []),
    ],
)
def test_a_query_finds_these_passages(typed: str, passages: list[str]) -> None:
    assert found(typed) == passages


@pytest.mark.usefixtures("note")
def test_marks_cover_the_words_as_they_stand() -> None:
    total, (hit,) = search("prevenu hopital")
    assert total == 1
    assert [mark.of(hit.passage_text) for mark in hit.marks] == ["prévenus", "hôpital"]
    assert hit.passage_text == NOTE[hit.span.start : hit.span.end]


@pytest.mark.usefixtures("note")
def test_superseded_texts_are_not_found() -> None:
    first = Text.objects.get()
    assert texts_found("prévenu") == [first.pk]
    newer = Text.objects.get()
    newer.pk = None
    newer.reader_version += "+"
    newer.save()
    Text.objects.filter(pk=first.pk).update(superseded_by=newer)
    assert search("prévenu")[0] == 0


def test_hits_come_page_by_page(read: Read, tmp_path: Path) -> None:
    paragraphs = "\n\n".join(f"Paragraph {n} speaks of the harbour at length." for n in range(30))
    (tmp_path / "long.txt").write_text(paragraphs)
    read(tmp_path / "long.txt")
    total, first = search("harbour", limit=20)
    _, second = search("harbour", limit=20, offset=20)
    assert total == 30
    assert len({hit.passage_id for hit in first + second}) == 30
