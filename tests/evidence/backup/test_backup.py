"""Backup and restore: the drill of `make test`, and what must never come of them."""

import io
import os
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pyrage
import pytest

from affiant.evidence.backup import (
    BackupError,
    Identities,
    Made,
    Passphrase,
    Problem,
    Recipients,
    back_up,
    restore,
)
from affiant.evidence.backup.member import CLOSING, END, HEAD, Member
from affiant.evidence.backup.sealing import seal
from affiant.evidence.backup.writing import Stream
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.models import Job, Original
from affiant.evidence.verification import verify
from benchmarks.fingerprint import fingerprint
from tests.conftest import _database, _sql
from tests.evidence.conftest import Read

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
KEY = pyrage.x25519.Identity.generate()
TO, WITH = Recipients((str(KEY.to_public()),)), Identities((str(KEY),))
OTHER = Identities((str(pyrage.x25519.Identity.generate()),))
WORDS = Passphrase("eleven herons over the weir")


@pytest.fixture
def filled(casefile: Casefile, read: Read, letters: Path) -> Casefile:
    read(letters)
    return casefile


@pytest.fixture
def elsewhere(casefile: Casefile) -> Iterator[str | None]:
    """The URL of an empty database, where the casefile is in PostgreSQL."""
    from django.db import connection  # noqa: PLC0415 - once a casefile is open

    del casefile
    if connection.vendor != "postgresql":
        yield None
        return
    name = f"affiant_restored_{os.getpid()}"
    _sql(f"CREATE DATABASE {name}")
    yield _database(name)
    connect(Path(":memory:"), migrate=False)
    _sql(f"DROP DATABASE {name} WITH (FORCE)")


def made(casefile: Casefile, tmp_path: Path, name: str = "backup.age") -> Made:
    return back_up(casefile, tmp_path / name, TO, NOON)


def test_a_drill(filled: Casefile, elsewhere: str | None, tmp_path: Path) -> None:
    """The same casefile comes back: same rows, same bytes, same keys, and it verifies."""
    before, keys = fingerprint(filled), (filled.folder / "keys" / "signing.pem")
    backup = made(filled, tmp_path)
    signing = keys.read_bytes()
    assert (backup.originals, backup.damaged) == (3, ())
    restored = restore(backup.file, tmp_path / "new", WITH, database=elsewhere)
    assert (restored.originals, restored.fingerprint) == (3, backup.fingerprint)
    again = Casefile.open(tmp_path / "new", elsewhere)
    assert fingerprint(again) == before
    assert verify(again).findings == ()
    assert (again.folder / "keys" / "signing.pem").read_bytes() == signing
    assert {one.name for one in again.folder.iterdir()} >= {"keys", "originals"}
    assert not (again.folder / "restoring.part").exists()
    Job.objects.create(kind="trace", by="Ada", asked=NOON)  # numbers of rows go on


def test_editions_that_were_published_come_back(
    filled: Casefile, elsewhere: str | None, tmp_path: Path
) -> None:
    folder = filled.folder / "published"
    folder.mkdir()
    (folder / "publication-1-edition-1.zip").write_bytes(b"frozen")

    restore(made(filled, tmp_path).file, tmp_path / "again", WITH, database=elsewhere)

    again = tmp_path / "again" / "published" / "publication-1-edition-1.zip"
    assert again.read_bytes() == b"frozen"


def test_a_passphrase_does_as_well(filled: Casefile, elsewhere: str | None, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "backup.age", WORDS, NOON)
    with pytest.raises(BackupError) as refused:
        restore(backup.file, tmp_path / "new", Passphrase("another one entirely"))
    assert refused.value.problem is Problem.NO_KEY
    with pytest.raises(BackupError) as refused:
        restore(backup.file, tmp_path / "new", WITH)
    assert refused.value.problem is Problem.NO_KEY
    assert not (tmp_path / "new").exists()
    assert restore(backup.file, tmp_path / "new", WORDS, database=elsewhere).originals == 3


def test_nothing_of_the_casefile_shows_in_the_file(filled: Casefile, tmp_path: Path) -> None:
    content = made(filled, tmp_path).file.read_bytes()
    assert b"Northmere" not in content
    assert b"originals" not in content
    assert made(filled, tmp_path, "b").file.stat().st_mode & 0o777 == 0o600


def test_people_write_meanwhile_and_the_copy_is_of_one_moment(
    filled: Casefile, elsewhere: str | None, tmp_path: Path
) -> None:
    """Rows that come in while originals are copied are not in it, nor are half of them."""
    still, wrote = Event(), Event()

    def write() -> None:
        from django.db import connection  # noqa: PLC0415 - of this thread

        while not still.is_set():
            Job.objects.create(kind="trace", by="Bea", asked=NOON)
            wrote.set()
        connection.close()

    writer = Thread(target=write)

    def told(_what: str, done: int, _of: int) -> None:
        if done and not writer.is_alive():
            writer.start()
            assert wrote.wait(20)

    try:
        backup = back_up(filled, tmp_path / "backup.age", TO, NOON, told)
    finally:
        still.set()
        if writer.is_alive():
            writer.join()
    restore(backup.file, tmp_path / "new", WITH, database=elsewhere)
    again = Casefile.open(tmp_path / "new", elsewhere)
    assert verify(again).findings == ()
    assert Original.objects.count() == 3


def test_a_backup_without_its_key_is_none(filled: Casefile, tmp_path: Path) -> None:
    refused(made(filled, tmp_path).file, tmp_path, Problem.NO_KEY, OTHER)


def refused(file: Path, tmp_path: Path, problem: Problem, opening: Identities = WITH) -> None:
    """It is not restored, and nothing is left of the attempt."""
    with pytest.raises(BackupError) as told:
        restore(file, tmp_path / "new", opening)
    assert told.value.problem is problem
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("casefile", ["sqlite"], indirect=True)
class TestOfBackupsThatAreNotWhole:
    @pytest.mark.parametrize("left", [0.0, 0.01, 0.5, 0.99, 1.0])
    def test_t_36_one_that_was_cut_off_is_refused(
        self, filled: Casefile, tmp_path: Path, left: float
    ) -> None:
        file = made(filled, tmp_path).file
        content = file.read_bytes()
        file.write_bytes(content[: int(len(content) * left) - 1] if left else b"")
        problem = Problem.NO_BACKUP if left == 0.0 else Problem.DAMAGED
        refused(file, tmp_path, problem)

    @pytest.mark.parametrize("place", [0.3, 0.6, 0.999])
    def test_t_36_one_that_was_changed_is_refused(
        self, filled: Casefile, tmp_path: Path, place: float
    ) -> None:
        file = made(filled, tmp_path).file
        content = bytearray(file.read_bytes())
        content[int(len(content) * place)] ^= 1
        file.write_bytes(content)
        refused(file, tmp_path, Problem.DAMAGED)

    def test_t_36_one_that_somebody_else_made_is_told_by_its_key(
        self, filled: Casefile, tmp_path: Path
    ) -> None:
        backup = made(filled, tmp_path)
        with pytest.raises(BackupError) as told:
            restore(backup.file, tmp_path / "new", WITH, key="00" * 16)
        assert told.value.problem is Problem.FORGED
        assert not (tmp_path / "new").exists()
        assert restore(backup.file, tmp_path / "new", WITH, key=backup.fingerprint)

    def test_another_file_is_no_backup(self, casefile: Casefile, tmp_path: Path) -> None:
        del casefile
        (tmp_path / "letter.age").write_bytes(b"Dear Ada,\n" * 100)
        refused(tmp_path / "letter.age", tmp_path, Problem.NO_BACKUP)


def forged(tmp_path: Path, *parts: tuple[bytes, bytes]) -> Path:
    """A file closed to our key by somebody who has only its public half."""
    file = tmp_path / "forged.age"
    chunks = iter([b"".join(header + content for header, content in parts) + CLOSING])
    with file.open("wb") as sealed:
        seal(Stream(chunks), sealed, TO)
    return file


def part(name: str, content: bytes) -> tuple[bytes, bytes]:
    member = Member(name, len(content))
    return member.header, content + bytes(member.padding)


def named(name: str) -> bytes:
    """A header that our own writer would never make."""
    import tarfile  # noqa: PLC0415 - for this forger only

    return tarfile.TarInfo(name).tobuf(tarfile.GNU_FORMAT)


GOOD_HEAD = (
    b'{"form": "affiant backup 1", "made": "", "database": "sqlite", "migrations": [],'
    b' "originals": 0, "fingerprint": ""}'
)


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/evil", "keys/../../evil", "originals/aa/../evil", "keys/.ssh"]
)
def test_t_36_no_part_is_written_outside(tmp_path: Path, name: str) -> None:
    file = forged(tmp_path, part(HEAD, GOOD_HEAD), (named(name), b""))
    refused(file, tmp_path, Problem.DAMAGED)


def test_t_36_parts_that_nobody_signed_are_refused(tmp_path: Path) -> None:
    end = b'{"signature": "AAAA", "public_key": "AAAA"}'
    refused(forged(tmp_path, part(HEAD, GOOD_HEAD), part(END, end)), tmp_path, Problem.FORGED)


def test_a_backup_of_a_later_version_is_refused(tmp_path: Path) -> None:
    head = GOOD_HEAD.replace(b"[]", b'[["evidence", "9999_later"]]')
    refused(forged(tmp_path, part(HEAD, head)), tmp_path, Problem.NEWER)
    head = GOOD_HEAD.replace(b"backup 1", b"backup 2")
    refused(forged(tmp_path, part(HEAD, head)), tmp_path, Problem.NEWER)


def test_nothing_is_written_over(filled: Casefile, tmp_path: Path) -> None:
    backup = made(filled, tmp_path)
    with pytest.raises(BackupError) as told:
        made(filled, tmp_path)
    assert told.value.problem is Problem.EXISTS
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").write_text("mine")
    with pytest.raises(BackupError) as told:
        restore(backup.file, tmp_path / "new", WITH)
    assert told.value.problem is Problem.NOT_EMPTY
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["mine.txt"]


def test_an_original_that_is_gone_does_not_stop_the_others(
    filled: Casefile, elsewhere: str | None, tmp_path: Path
) -> None:
    gone, cut = Original.objects.values_list("pk", flat=True)[:2]
    filled.originals.path(gone).unlink()
    filled.originals.path(cut).chmod(0o600)
    filled.originals.path(cut).write_bytes(b"")
    backup = made(filled, tmp_path)
    assert set(backup.damaged) == {gone, cut}
    restored = restore(backup.file, tmp_path / "new", WITH, database=elsewhere)
    assert restored.damaged == (cut,)


class Full(io.BytesIO):
    """A disk on which nothing more fits."""

    def readable(self) -> bool:
        return False

    def write(self, chunk: object, /) -> int:
        raise OSError(28, f"No space left on device for {type(chunk)}")


@pytest.mark.parametrize("size", [0, 10, 200_000])
def test_t_34_no_error_of_a_write_is_lost(size: int) -> None:
    """pyrage alone would not tell of one in the last write."""
    with pytest.raises(OSError, match="No space"):
        seal(Stream(iter([bytes(size)])), Full(), TO)


def test_t_34_a_backup_that_does_not_fit_leaves_nothing(
    filled: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("affiant.evidence.backup.writing.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        made(filled, tmp_path)
    assert [one.name for one in tmp_path.iterdir() if "age" in one.name] == []
    assert not (filled.folder / "backup.part").exists()


def test_memory_does_not_grow_with_the_casefile(tmp_path: Path) -> None:
    chunk = bytes(1024 * 1024)
    tracemalloc.start()
    with (tmp_path / "big").open("wb") as sealed:
        seal(Stream(chunk for _ in range(64)), sealed, TO)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * len(chunk)
