"""`affiant mail read` and `affiant mail troves`: what went in, and what could not be read."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from affiant.cli.main import app
from affiant.evidence.connection import connect
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.storing.test_run import BOX, NOTE, packed


def affiant(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    connect(Path(":memory:"), migrate=False)
    return result


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which something cannot be read, and beside it a casefile that has it."""
    folder = tmp_path_factory.mktemp("post")
    (folder / "box").mkdir()
    note = FROM + mail(parts(b"\nBonjour\n", NOTE), MIXED, number=7)
    (folder / "box" / "a.mbox").write_bytes(b"rubbish\n\n" + BOX + b"\n" + note)
    (folder / "box" / "b.zip").write_bytes(packed(**{"x.eml": mail(number=9)}))
    return folder


def test_where_an_archive_breaks_off_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.mbox.gz").write_bytes(gzip.compress(BOX)[:-4])
    result = affiant("mail", "read", tmp_path / "a.mbox.gz", "--casefile", tmp_path / "casefile")

    assert result.exit_code == 1
    assert f"a.mbox.gz › a.mbox, at byte {len(BOX)}: It breaks off here" in result.stdout


def test_what_could_not_be_read_is_said_with_its_place(post: Path) -> None:
    case = ("--casefile", post / "casefile")
    result = affiant("mail", "read", post / "box", "--name", "The affair", *case)

    assert result.exit_code == 1
    assert "The affair: 4 messages, 1 attachment, 3 files" in result.stdout
    assert "a.mbox, bytes 0 to 9: These bytes are no message" in result.stdout
    assert "1 attachment read as a document." in result.stdout

    again = affiant("mail", "read", post / "box", *case)
    assert again.exit_code == 0
    assert "2 files have not changed and were passed over." in again.stdout

    listed = affiant("mail", "troves", *case)
    assert "1  The affair: 4 messages, 1 attachment, 3 files, 1 piece could not" in listed.stdout
    shown = affiant("mail", "troves", "1", "--files", *case)
    assert "b.zip › x.eml: read to its end, " in shown.stdout
    told = json.loads(affiant("mail", "troves", "1", "--files", "--json", *case).stdout)
    assert told[0]["unread"][0]["code"] == "no mail"
    assert len(told[0]["ledger"]) == 3
    assert affiant("verify", *case).exit_code == 0


def test_machines_are_told_the_same(post: Path, tmp_path: Path) -> None:
    words = ("mail", "read", post / "box" / "a.mbox", "--no-attachments", "--json")
    result = affiant(*words, "--casefile", tmp_path / "casefile")
    told = json.loads(result.stdout)

    assert result.exit_code == 1
    assert told["documents"] is None
    assert told["troves"][0]["messages"] == 3
    assert told["troves"][0]["this_run"]["unreadable"] == 1
    assert told["troves"][0]["unread"][0]["end"] == 9


def test_a_trove_in_which_all_was_read_ends_well(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(BOX)
    result = affiant("mail", "read", tmp_path / "a.mbox", "--casefile", tmp_path / "casefile")

    assert result.exit_code == 0


@pytest.mark.parametrize(
    "words",
    [("mail", "read", "nowhere.mbox"), ("mail", "read", ".", ".", "--name", "x")],
    ids=["no such path", "one name for two"],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = affiant(*words, "--casefile", tmp_path / "casefile")

    assert result.exit_code == 2
    assert not (tmp_path / "casefile").exists()


def test_a_trove_that_is_not_there_is_refused(post: Path) -> None:
    del post
    assert affiant("mail", "troves", "7", "--casefile", "nowhere").exit_code == 2


def test_files_named_after_a_correspondent_are_listed_under_the_mask(tmp_path: Path) -> None:
    owner = b"From: Odile Vasseur <odile.vasseur@corp.example>\n"
    box = FROM + owner + b"To: a@b.example\nSubject: x\n\nBonjour\n"
    name = "Odile Vasseur odile.vasseur@corp.example.mbox"
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / name).write_bytes(b"rubbish\n\n" + box)
    (tmp_path / "box" / "b.zip").write_bytes(packed(**{"Vasseur, Odile.eml": mail(number=9)}))
    case = ("--casefile", tmp_path / "casefile")
    affiant("mail", "read", tmp_path / "box", *case)

    for words in (("--files",), ("--files", "--json")):
        listed = affiant("mail", "troves", "1", *words, *case)
        assert listed.exit_code == 0
        assert "read to its end" in listed.stdout or '"state": "read"' in listed.stdout
        assert "asseur" not in listed.stdout
        assert "Odile" not in listed.stdout


def test_a_place_without_mail_is_told(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"\xff\xd8\xff")
    result = affiant("mail", "read", tmp_path / "photos", "--casefile", tmp_path / "casefile")

    assert "photos: 0 messages, 0 attachments, 1 file" in result.stdout
    assert "No message was found there." in result.stdout


def test_a_second_run_says_that_nothing_is_new(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(BOX)
    words = ("mail", "read", tmp_path / "a.mbox", "--casefile", tmp_path / "casefile")
    affiant(*words)

    assert "a.mbox: nothing new" in affiant(*words).stdout
