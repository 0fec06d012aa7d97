"""Mail that lies in another collection than the one that was asked for: which, and what to type."""

import shutil
from pathlib import Path

import pytest
from typer.testing import Result

from tests.cli.test_mail_settled import affiant

BOX = b"".join(
    b"From x@y.example Mon Jan 06 09:00:00 2014\n"
    b"From: a%d@arden.example\nTo: b@brook.example\nSubject: Lot %d\n"
    b"Date: Mon, 6 Jan 2014 09:00:00 +0000\nMessage-ID: <%d@arden.example>\n\nOf lot %d.\n\n"
    % (n, n, n, n)
    for n in range(3)
)
VERBS = ("attribution", "threads", "publish", "settle")


def mail(casefile: Path, *words: str) -> Result:
    return affiant("mail", *words, "--casefile", casefile)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "trove.mbox").write_bytes(BOX)
    for name in ("Leaks", "Arden papers"):
        done = mail(tmp_path / "affair", "read", str(tmp_path / "trove.mbox"), "--collection", name)
        assert done.exit_code == 0, done.output
    return tmp_path / "affair"


@pytest.mark.parametrize("verb", VERBS)
def test_each_collection_with_mail_is_told_as_it_is_typed(elsewhere: Path, verb: str) -> None:
    done = mail(elsewhere, verb)

    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "There is no mail in the casefile's own collection. There is mail in:",
        "  --collection 'Arden papers'",
        "  --collection Leaks",
    ]
    assert mail(elsewhere, "threads", "--collection", "Arden papers").exit_code == 0


def test_the_casefile_s_own_collection_is_typed_too(elsewhere: Path, tmp_path: Path) -> None:
    assert mail(elsewhere, "read", str(tmp_path / "trove.mbox")).exit_code == 0
    told = mail(elsewhere, "threads", "--collection", "Nothing").stderr.splitlines()
    assert told[0].startswith("There is no collection of that name. There is mail in:")
    assert told[1] == "  --collection ''  (the casefile's own)"
    assert mail(elsewhere, "threads").exit_code == 0


def test_a_message_is_found_in_whichever_collection_it_lies(elsewhere: Path) -> None:
    assert "Lot 1" in mail(elsewhere, "threads", "2").stdout
    missing = mail(elsewhere, "threads", "99")
    assert "There is no such message" in missing.stderr
    other = mail(elsewhere, "threads", "2", "--collection", "Arden papers")
    assert "There is no such message" in other.stderr


@pytest.fixture
def without(_sqlite_template: Path, tmp_path: Path) -> Path:
    return shutil.copytree(_sqlite_template, tmp_path / "affair")


@pytest.mark.parametrize("verb", ["attribution", "threads"])
def test_where_no_mail_was_read_at_all_that_is_said(without: Path, verb: str) -> None:
    assert "No trove of mail was read" in mail(without, verb).stdout
