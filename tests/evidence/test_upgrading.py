"""Casefiles of other versions: an older one is brought up to date, a newer one is refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.errors import CasefileDamaged, CasefileNewer
from affiant.evidence.models import Job
from affiant.evidence.upgrading import BEFORE
from affiant.evidence.verification import verify

LATEST = "SELECT name FROM django_migrations WHERE app = 'evidence' ORDER BY id DESC LIMIT 1"


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """A casefile as the first version made it: its tables, and a row."""
    from django.core.management import call_command  # noqa: PLC0415 - needs Django

    folder = tmp_path / "old"
    (folder / "originals").mkdir(parents=True)
    connect(folder / "casefile.db", migrate=False)
    call_command("migrate", "evidence", "0001", verbosity=0)
    connect(Path(":memory:"), migrate=False)
    with closing(sqlite3.connect(folder / "casefile.db")) as database:
        insert = "INSERT INTO evidence_original (sha256, size, first_seen) VALUES ('aa', 1, '2024')"
        database.execute(insert)
        database.commit()
    yield folder
    connect(Path(":memory:"), migrate=False)


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(sql).fetchall()


def test_an_older_one_is_brought_up_to_date_and_kept_as_it_was(old: Path) -> None:
    Casefile.open(old)
    assert Job.objects.count() == 0
    assert rows(old / "casefile.db", "SELECT sha256 FROM evidence_original") == [("aa",)]
    assert rows(old / BEFORE, LATEST) == [("0001_initial",)]
    assert (old / BEFORE).stat().st_mode & 0o777 == 0o600


def test_one_that_is_up_to_date_or_new_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        Casefile.create(tmp_path / "new")
    assert not (tmp_path / "new" / BEFORE).exists()
    connect(Path(":memory:"), migrate=False)


def test_without_room_for_the_copy_nothing_changes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("affiant.evidence.upgrading.copy_of", full)
    with pytest.raises(OSError, match="No space"):
        Casefile.open(old)
    assert rows(old / "casefile.db", LATEST) == [("0001_initial",)]


def test_a_newer_one_is_refused_and_left_alone(tmp_path: Path) -> None:
    Casefile.create(tmp_path / "newer")
    connect(Path(":memory:"), migrate=False)
    file = tmp_path / "newer" / "casefile.db"
    insert = (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('evidence', '9999_x', '2030')"
    )
    with closing(sqlite3.connect(file)) as database:
        database.execute(insert)
        database.commit()
    before = file.read_bytes()
    with pytest.raises(CasefileNewer):
        Casefile.open(tmp_path / "newer")
    assert file.read_bytes() == before
    connect(Path(":memory:"), migrate=False)


def test_a_file_that_is_no_database_is_damaged(old: Path) -> None:
    (old / "casefile.db").write_bytes(b"Dear Ada, " * 1000)
    with pytest.raises(CasefileDamaged):
        Casefile.open(old)


def test_a_casefile_reads_on_after_its_upgrade(old: Path, letters: Path) -> None:
    from affiant.evidence.intake import Intake  # noqa: PLC0415 - needs Django
    from tests.evidence.conftest import NOON  # noqa: PLC0415 - the same

    with closing(sqlite3.connect(old / "casefile.db")) as database:
        database.execute("DELETE FROM evidence_original")
        database.commit()
    casefile = Casefile.open(old)
    assert Intake(casefile, lambda: NOON, workers=1).read([letters]).read == 3
    assert verify(casefile).holds
