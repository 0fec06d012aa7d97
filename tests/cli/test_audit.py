"""`affiant verify --audit`: what it prints when the log holds, and when it does not."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.chain import Flaw
from affiant.access.audit.deed import Deed
from affiant.access.audit.head import Anchor
from affiant.access.audit.trail import Trail
from affiant.cli.audit import FLAWS
from affiant.cli.main import app
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.signing import Signer

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def audit(folder: Path, *words: str) -> Result:
    result = CliRunner().invoke(app, ["verify", "--audit", "--casefile", str(folder), *words])
    connect(Path(":memory:"), migrate=False)
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A casefile with three entries in its log."""
    casefile = Casefile.create(tmp_path / "affair")
    trail = Trail(Anchor(casefile.folder / "keys", Signer.of(casefile.folder)))
    for number in range(3):
        trail.record(Deed("person:7", Action.READ, ObjectKind.DOCUMENT, str(number)), NOON)
    return casefile.folder


def tamper(folder: Path) -> None:
    Casefile.open(folder)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER access_audit_no_delete")
        cursor.execute("DELETE FROM access_auditentry WHERE sequence = 3")


def test_a_log_that_holds_is_told_with_its_head(folder: Path) -> None:
    result = audit(folder)
    assert result.exit_code == 0
    assert "3 entries" in result.stdout
    assert "Everything holds." in result.stdout
    assert "Its head: 3:" in result.stdout


def test_a_casefile_without_a_log_holds_and_gets_no_key(tmp_path: Path) -> None:
    Casefile.create(tmp_path / "affair")
    result = audit(tmp_path / "affair")
    assert result.exit_code == 0
    assert "0 entries" in result.stdout
    assert not (tmp_path / "affair" / "keys").exists()


def test_what_was_cut_off_is_told(folder: Path) -> None:
    tamper(folder)
    result = audit(folder)
    assert result.exit_code == 1
    assert "had 3 entries once; it ends at entry 2" in result.stdout
    assert "access_audit_no_delete" in result.stdout
    assert "Everything holds." not in result.stdout


def test_machines_get_the_same(folder: Path) -> None:
    tamper(folder)
    told = json.loads(audit(folder, "--json").stdout)
    assert not told["holds"]
    assert told["head"].startswith("2:")
    assert {fault["flaw"] for fault in told["faults"]} == {"truncated", "unguarded"}


def test_a_head_noted_earlier_is_held_against_the_log(folder: Path) -> None:
    head = json.loads(audit(folder, "--json").stdout)["head"]
    assert audit(folder, "--head", head).exit_code == 0
    other = audit(folder, "--head", "2:" + "0" * 64)
    assert other.exit_code == 1
    assert "there was another entry 2 once" in other.stdout


def test_a_head_that_is_none_is_wrong_use(folder: Path) -> None:
    result = audit(folder, "--head", "nonsense")
    assert result.exit_code == 2
    assert "NUMBER:HASH" in result.stderr


def test_without_a_casefile_it_says_how_to_make_one(tmp_path: Path) -> None:
    result = audit(tmp_path / "nothing")
    assert result.exit_code == 2
    assert "affiant read FOLDER" in result.stderr


def test_every_flaw_has_its_words() -> None:
    assert set(FLAWS) == set(map(str, Flaw))
