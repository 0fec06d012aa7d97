"""Collections: what is handed in to which, and what becomes of it."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from affiant.evidence.casefile import Casefile
from affiant.evidence.collections import NoCollectionName, collection_named
from affiant.evidence.intake import Intake, Summary
from affiant.evidence.models import Collection, Entry, State, Text
from affiant.evidence.models.collection import DEFAULT
from affiant.evidence.resuming import failures

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def read(casefile: Casefile, path: Path, collection: str = "") -> Summary:
    number = collection_named(collection, NOON)
    return Intake(casefile, lambda: NOON, workers=1, collection=number).read([path])


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text("The mill of Arden closed in 2019, its director said.\n")
    return folder


def test_what_names_no_collection_goes_into_the_first(casefile: Casefile, letters: Path) -> None:
    read(casefile, letters)
    assert [entry.collection_id for entry in Entry.objects.all()] == [DEFAULT]
    assert Collection.objects.get().name == ""


def test_one_file_in_two_collections_is_one_text_with_two_rows(
    casefile: Casefile, letters: Path
) -> None:
    read(casefile, letters, "Mills")
    assert read(casefile, letters, "Arden  papers").read == 1
    assert Text.objects.count() == 1
    assert sorted(Entry.objects.values_list("collection__name", flat=True)) == [
        "Arden papers",
        "Mills",
    ]


def test_what_has_not_changed_is_passed_over_in_its_own_collection(
    casefile: Casefile, letters: Path
) -> None:
    read(casefile, letters, "Mills")
    assert read(casefile, letters, "MILLS").unchanged == 1
    assert Collection.objects.count() == 2


def test_a_file_that_changed_stays_in_its_collection(casefile: Casefile, letters: Path) -> None:
    read(casefile, letters, "Mills")
    (letters / "a.txt").write_text("The mill of Arden opened again in 2021, its director said.\n")
    read(casefile, letters, "Mills")
    assert {entry.collection.name for entry in Entry.objects.all()} == {"Mills"}
    assert Entry.objects.filter(replaced=True).count() == 1


def test_members_are_where_their_container_is(casefile: Casefile, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("in/a.txt", "The mill of Arden closed in 2019, its director said.\n")
    read(casefile, tmp_path / "box.zip", "Mills")
    assert Entry.objects.count() == 2
    assert {entry.collection.name for entry in Entry.objects.all()} == {"Mills"}


def test_what_is_tried_again_stays_in_its_collection(casefile: Casefile, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    read(casefile, tmp_path / "gone.txt", "Mills")
    assert Entry.objects.get().state == State.FAILED
    (tmp_path / "nowhere.txt").write_text("The mill of Arden closed in 2019, he said.\n")
    Intake(casefile, lambda: NOON, workers=1).retry(list(failures()))
    entry = Entry.objects.get(replaced=False)
    assert (entry.state, entry.collection.name) == (State.READ, "Mills")


@pytest.mark.parametrize("name", [" ", "x" * 101, "two\nlines\x00"])
def test_a_name_that_is_none_is_refused(casefile: Casefile, name: str) -> None:
    del casefile
    with pytest.raises(NoCollectionName):
        collection_named(name, NOON)


def test_a_casefile_of_before_collections_gets_them(casefile: Casefile) -> None:
    del casefile
    executor = MigrationExecutor(connection)
    executor.migrate([("evidence", "0006_additions"), ("evidence", "0006_work")])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO evidence_entry (key, key_digest, name, state, replaced, size, reason, "
            "detail, reader, reader_version, counted, at) VALUES "
            "('a', 'a', 'a', 'failed', FALSE, 0, '', '', '', '', 0, '2026-03-14T12:00:00Z')"
        )
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("evidence"))
    assert Entry.objects.get().collection_id == DEFAULT
    assert collection_named("Later", NOON) != DEFAULT
