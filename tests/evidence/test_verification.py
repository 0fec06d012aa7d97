import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.errors import CasefileNewer
from affiant.evidence.intake import Intake
from affiant.evidence.models import Body, Entry, Fact, Judgement, Original
from affiant.evidence.verification import Problem, verify, verify_originals
from tests.evidence.conftest import NOON, Read


def problems(casefile: Casefile) -> list[Problem]:
    return [finding.problem for finding in verify(casefile).findings]


def test_a_casefile_just_made_holds(read: Read, casefile: Casefile, letters: Path) -> None:
    read(letters)
    verification = verify(casefile)
    assert verification.holds
    assert verification.findings == ()
    assert (verification.originals, verification.entries) == (3, 3)


def test_an_original_that_was_changed_is_found(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    read(letters)
    kept = casefile.originals.path(Original.objects.first().sha256)  # type: ignore[union-attr] # there are three
    kept.chmod(0o600)
    kept.write_bytes(b"something else")
    assert problems(casefile) == [Problem.ALTERED_ORIGINAL]


def test_an_original_that_is_gone_is_found(read: Read, casefile: Casefile, letters: Path) -> None:
    read(letters)
    casefile.originals.path(Original.objects.first().sha256).unlink()  # type: ignore[union-attr] # there are three
    assert problems(casefile) == [Problem.MISSING_ORIGINAL]


def test_bytes_that_no_row_speaks_of_are_told_and_do_no_harm(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    read(letters)
    stray = casefile.originals.path("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"stray")
    verification = verify(casefile)
    assert Problem.UNKNOWN_ORIGINAL in {finding.problem for finding in verification.findings}
    assert Problem.ALTERED_ORIGINAL not in {finding.problem for finding in verification.findings}
    assert verification.holds


def test_a_fact_that_was_moved_is_found(read: Read, casefile: Casefile, letters: Path) -> None:
    read(letters)
    fact = Fact.objects.order_by("pk")[0]
    fact.values["surface"] += "!"
    fact.save()
    assert problems(casefile) == [Problem.LOOSE_ANCHOR]


def test_a_correction_that_was_moved_is_found(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    read(letters)
    fact = Fact.objects.order_by("pk")[0]
    correction = {"span": [0, 9], "surface": "Northmere"}
    Judgement.objects.create(
        fact=fact, verdict="corrected", by="Ada", at=NOON, correction=correction
    )
    Body.objects.filter(pk=fact.text.body_id).update(text="Other words than those.")
    assert Problem.LOOSE_ANCHOR in problems(casefile)


def test_a_text_that_was_changed_is_found(read: Read, casefile: Casefile, letters: Path) -> None:
    read(letters)
    body = Body.objects.order_by("pk")[0]
    Body.objects.filter(pk=body.pk).update(text=body.text + " ")
    assert problems(casefile) == [Problem.ALTERED_TEXT]


def test_a_container_left_open_is_found(read: Read, casefile: Casefile, letters: Path) -> None:
    read(letters)
    Entry.objects.filter(name="one.txt").update(state="begun")
    assert problems(casefile) == [Problem.UNFINISHED]


def test_the_archive_alone_can_still_be_checked(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    read(letters)
    assert verify_originals(casefile.originals).holds
    assert verify_originals(casefile.originals).originals == 3


def test_a_database_damaged_in_the_middle_is_told_and_the_rest_is_checked(
    tmp_path: Path, letters: Path
) -> None:
    casefile = Casefile.create(tmp_path / "hurt")
    Intake(casefile, lambda: NOON, workers=1).read([letters])
    connect(Path(":memory:"), migrate=False)
    database = casefile.folder / "casefile.db"
    whole = database.read_bytes()
    page = 4096
    hurt = bytearray(whole)
    with sqlite3.connect(database) as opened:  # rows of facts, not the list of the tables
        [(root,)] = opened.execute("SELECT rootpage FROM sqlite_master WHERE name='evidence_fact'")
    opened.close()
    hurt[(root - 1) * page : (root - 1) * page + 64] = b"\xff" * 64
    database.write_bytes(bytes(hurt))
    verification = verify(Casefile.open(casefile.folder))
    connect(Path(":memory:"), migrate=False)
    assert not verification.holds
    assert Problem.DAMAGED_DATABASE in {finding.problem for finding in verification.findings}


def test_a_casefile_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    Casefile.create(folder)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations(app, name, applied) "
            "VALUES ('evidence', '9999_from_the_future', '2030-01-01')"
        )
    connect(Path(":memory:"), migrate=False)
    with pytest.raises(CasefileNewer):
        Casefile.open(folder)
    connect(Path(":memory:"), migrate=False)
