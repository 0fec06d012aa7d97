"""`affiant backup`, `restore` and `work`, as a person calls them: the drill of `make test`."""

import errno
import json
from pathlib import Path

import pyrage
import pytest

from affiant.access.models import AuditEntry
from affiant.cli.backup import SENTENCES
from affiant.cli.work import KINDS, STATES
from affiant.evidence.backup import Problem
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.models import Job, JobKind, JobState, Upload
from tests.cli.test_verbs import affiant, casefile_folder
from tests.evidence.work.test_queue import NOON

__all__ = ["casefile_folder"]  # a fixture


@pytest.fixture
def keys(casefile_folder: Path, letters: Path, tmp_path: Path) -> Path:
    """A casefile with three letters, and a key beside it."""
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# public key: {key.to_public()}\n{key}\n")
    (tmp_path / "to.txt").write_text(f"# for the safe\n{key.to_public()}\n")
    assert affiant("read", letters, "--workers", "1").exit_code == 0
    return casefile_folder


def log(folder: Path) -> list[str]:
    Casefile.open(folder)
    told = list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))
    connect(Path(":memory:"), migrate=False)
    return told


@pytest.mark.usefixtures("keys")
def test_a_casefile_comes_back_and_verifies(tmp_path: Path) -> None:
    made = affiant("backup", "monday.age", "--to", "to.txt")
    assert made.exit_code == 0
    assert "3 originals" in made.stdout
    restored = affiant("restore", "monday.age", "again", "--identity", "key.txt")
    assert restored.exit_code == 0
    assert "affiant verify --casefile again" in restored.stdout
    for words in ((), ("--audit",)):
        assert affiant("verify", "--casefile", "again", *words).exit_code == 0
    assert log(tmp_path / "affair") == ["backed up"]
    assert log(tmp_path / "again") == ["restored"]
    assert affiant("backup", "monday.age", "--to", "to.txt").exit_code == 2
    assert affiant("restore", "monday.age", "again", "--identity", "key.txt").exit_code == 2


def test_what_waited_to_be_read_is_struck_off_in_the_copy(keys: Path, tmp_path: Path) -> None:
    Casefile.open(keys)
    Job.objects.create(kind=JobKind.TRACE, by="Ada", asked=NOON)
    Upload.objects.create(by="local", at=NOON)
    affiant("backup", "b.age", "--to", "to.txt")
    affiant("restore", "b.age", "again", "--identity", "key.txt")
    Casefile.open(tmp_path / "again")
    assert [job.state for job in Job.objects.all()] == [JobState.CANCELLED]
    assert not Upload.objects.exists()
    Casefile.open(keys)
    assert [job.state for job in Job.objects.all()] == [JobState.QUEUED]
    connect(Path(":memory:"), migrate=False)


@pytest.mark.usefixtures("keys")
def test_a_passphrase_that_is_soon_guessed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("short\n")
    refused = affiant("backup", "b.age", "--passphrase-file", "words")
    assert refused.exit_code == 2
    assert "12 characters" in refused.stderr
    assert list(tmp_path.glob("*.age*")) == []


@pytest.mark.usefixtures("keys")
def test_t_34_a_full_disk_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("affiant.evidence.backup.writing.os.fsync", full)
    refused = affiant("backup", "b.age", "--to", "to.txt")
    assert refused.exit_code == 2
    assert "The disk is full" in refused.stderr
    assert list(tmp_path.glob("*.age*")) == []


def test_every_problem_has_a_sentence() -> None:
    assert set(SENTENCES) == {problem.value for problem in Problem}


def test_work_is_listed_and_done(keys: Path) -> None:
    assert "Nothing was ever queued" in affiant("work", "--list").stdout
    Casefile.open(keys)
    Job.objects.create(kind=JobKind.TRACE, by="Ada", asked=NOON)
    assert "waiting" in affiant("work", "--list").stdout
    assert json.loads(affiant("work", "--json").stdout) == {"ended": 1}
    [told] = json.loads(affiant("work", "--list", "--json").stdout)
    assert (told["kind"], told["state"], told["by"]) == ("trace", "done", "Ada")


def test_every_kind_and_state_of_work_has_a_word() -> None:
    assert set(KINDS) == {kind.value for kind in JobKind}
    assert set(STATES) == {state.value for state in JobState}
