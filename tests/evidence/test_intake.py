import io
import os
import zipfile
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.errors import CasefileBusy
from affiant.evidence.models import Entry, Fact, Original, Passage, State, Text
from affiant.evidence.status import misses, status
from tests.evidence.conftest import Read


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, payload in members.items():
            archive.writestr(name, payload)
    return file.getvalue()


def test_every_file_gets_its_row_and_its_bytes_are_kept(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    summary = read(letters)
    assert (summary.read, summary.failed) == (3, 0)
    assert {entry.name for entry in Entry.objects.all()} == {"one.txt", "deux.txt", "three.txt"}
    for entry in Entry.objects.all():
        kept = casefile.originals.path(entry.original_id or "")
        assert kept.read_bytes() == (letters / entry.name).read_bytes()


def test_every_fact_stands_on_its_words(read: Read, letters: Path) -> None:
    read(letters)
    assert Fact.objects.exists()
    for fact in Fact.objects.select_related("text__body"):
        assert fact.text.body.text[fact.start : fact.end] == fact.values["surface"]


def test_a_copy_to_the_byte_adds_no_facts(read: Read, letters: Path) -> None:
    (letters / "copy.txt").write_bytes((letters / "one.txt").read_bytes())
    summary = read(letters)
    assert summary.read == 4
    assert summary.facts == sum(status().facts.values())


def test_reading_again_what_has_not_changed_passes_over_it(read: Read, letters: Path) -> None:
    read(letters)
    before = list(Entry.objects.values_list("pk", "at"))
    assert read(letters).unchanged == 3
    assert list(Entry.objects.values_list("pk", "at")) == before


def test_a_touched_file_is_read_once_more_and_then_passed_over(read: Read, letters: Path) -> None:
    read(letters)
    os.utime(letters / "three.txt", ns=(0, 1_000_000_000))
    assert read(letters).unchanged == 2
    assert read(letters).unchanged == 3


def test_a_file_that_has_changed_is_read_and_its_old_bytes_stay(read: Read, letters: Path) -> None:
    read(letters)
    (letters / "three.txt").write_text("Another note\n\nIt says something else.")
    summary = read(letters)
    assert (summary.read, summary.unchanged) == (1, 2)
    rows = Entry.objects.filter(name="three.txt").order_by("pk")
    assert [row.replaced for row in rows] == [True, False]
    assert Original.objects.count() == 4


def test_the_same_bytes_at_two_places_are_one_text_and_two_rows(read: Read, letters: Path) -> None:
    (letters / "copy.txt").write_bytes((letters / "one.txt").read_bytes())
    read(letters)
    assert Entry.objects.count() == 4
    assert Original.objects.count() == Text.objects.count() == 3


def test_members_of_a_container_are_rows_under_it(read: Read, tmp_path: Path) -> None:
    inner = zipped({"b.txt": b"The second note, which lies deeper.\n"})
    (tmp_path / "all.zip").write_bytes(
        zipped({"a.txt": b"The first note of two.\n", "in.zip": inner})
    )
    summary = read(tmp_path / "all.zip")
    assert (summary.read, summary.failed) == (4, 0)
    outer = Entry.objects.get(container=None)
    assert (outer.state, outer.counted) == (State.READ, 2)
    nested = Entry.objects.get(name="in.zip")
    assert nested.container == outer
    assert Entry.objects.get(name="b.txt").container == nested


def test_what_cannot_be_read_is_told_and_harms_no_neighbour(read: Read, letters: Path) -> None:
    (letters / "empty.txt").write_bytes(b"")
    (letters / "odd.bin").write_bytes(bytes(range(256)))
    summary = read(letters)
    assert (summary.read, summary.failed) == (3, 2)
    assert {(Path(miss.locator).name, miss.reason) for miss in misses()} == {
        ("empty.txt", "empty"),
        ("odd.bin", "unsupported"),
    }
    assert all(miss.sha256 for miss in misses())


def test_read_and_failed_and_begun_add_up(read: Read, letters: Path) -> None:
    (letters / "empty.txt").write_bytes(b"")
    read(letters)
    stands = status()
    assert stands.entries == stands.read + stands.failed + stands.begun == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(read: Read, letters: Path) -> None:
    (letters / "one.txt").chmod(0)
    read(letters)
    assert [miss.reason for miss in misses()] == ["permission denied"]


def test_a_pipe_is_no_file_and_does_not_hold_up_the_run(read: Read, letters: Path) -> None:
    os.mkfifo(letters / "pipe")
    read(letters)
    assert [miss.reason for miss in misses()] == ["not a file"]


def test_a_name_that_is_not_utf8_is_kept(read: Read, tmp_path: Path) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / os.fsdecode(b"lettre-\xe9t\xe9.txt")).write_text("A letter with an old name.\n")
    assert read(folder).read == 1
    assert read(folder).unchanged == 1
    assert Entry.objects.get().key.endswith("lettre-\\xe9t\\xe9.txt")


def test_the_casefile_does_not_read_itself(read: Read, casefile: Casefile, letters: Path) -> None:
    read(letters)
    assert read(casefile.folder).read == 0


def test_two_runs_cannot_write_at_once(read: Read, casefile: Casefile, letters: Path) -> None:
    with casefile.writing(), pytest.raises(CasefileBusy):
        read(letters)


def test_passages_of_a_text_are_in_order_and_apart(read: Read, letters: Path) -> None:
    read(letters)
    for text in Text.objects.all():
        reached = 0
        for passage in Passage.objects.filter(text=text).order_by("pk"):
            assert reached <= passage.start < passage.end
            reached = passage.end
