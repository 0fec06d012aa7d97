"""`affiant mail`: keys in, verdicts out, and what is confidential kept so."""

import json
import shutil
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from affiant.cli.main import app
from affiant.evidence.connection import connect
from affiant.mail.recovering import GaveUp, Signatures, recover
from tests.mail.authentication.post import LETTER, signed, signer
from tests.mail.keys.files import NAME, QUOTED, RECORD

DIG = (
    f"; <<>> DiG 9.18 <<>> TXT {NAME}\n{NAME}. 300 IN TXT {QUOTED}\n"
    ";; WHEN: Mon Jan 06 09:00:00 CET 2014\n"
)
FOOTER = (
    b"_______________________________________________\r\nnews mailing list\r\n"
    b"news@lists.example\r\nhttp://lists.example/listinfo/news\r\n"
)


def affiant(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    connect(Path(":memory:"), migrate=False)
    return result


@pytest.fixture(scope="module")
def filled(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter, a mailbox, and the key's DNS answer, taken into a casefile."""
    folder = tmp_path_factory.mktemp("post")
    shutil.copytree(_sqlite_template, folder / "affair")
    letter = signed()
    (folder / "one.eml").write_bytes(letter)
    listed = letter.replace(b"Subject: ", b"Subject: [news] ") + FOOTER
    (folder / "listed.eml").write_bytes(listed)
    envelope = b"From anne@corp.example Mon Jan 06 09:00:00 2014\n"
    stored = (
        one.replace(b"\r\n", b"\n").replace(b"\nFrom what", b"\n>From what")
        for one in (letter, LETTER)
    )
    (folder / "box.mbox").write_bytes(b"".join(envelope + one + b"\n" for one in stored))
    (folder / "dig.txt").write_text(DIG)
    taken = affiant("mail", "keys", "import", folder / "dig.txt", "--casefile", folder / "affair")
    assert taken.exit_code == 0
    return folder


@pytest.fixture
def post(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it for each test."""
    folder = tmp_path / "post"
    shutil.copytree(filled, folder)
    monkeypatch.setenv("AFFIANT_CASEFILE", str(folder / "affair"))
    return folder


def as_json(*words: str | Path) -> Any:
    return json.loads(affiant(*words, "--json").stdout)


def test_a_verdict_names_the_key_its_source_and_its_day(post: Path) -> None:
    told = affiant("mail", "verify", post / "one.eml")

    assert told.exit_code == 0
    sentence = f"signature valid for key {NAME}, seen in the DNS on 2014-01-06 by dig.txt"
    assert sentence in told.stdout
    for axis in ("result", "key", "time", "coverage", "undone"):
        assert f"\n    {axis} " in told.stdout
    assert "authentic" not in told.stdout
    assert "anne@" not in told.stdout


def test_a_mailbox_is_checked_message_by_message_without_its_marks(post: Path) -> None:
    told = as_json("mail", "verify", post / "box.mbox")

    assert told["results"] == {"pass": 1, "none": 1}
    first = told["messages"][0]["signatures"][0]
    assert first["undone"] == [{"change": "From lines stuffed", "where": "body"}]


def test_t_67_what_is_restored_is_neither_shown_nor_written_unless_asked(post: Path) -> None:
    failing = affiant("mail", "verify", post / "listed.eml")
    assert "fail" in failing.stdout
    undone = affiant("mail", "verify", post / "listed.eml", "--undo")
    assert "footer appended (body)" in undone.stdout
    assert "confidential" in undone.stdout
    assert not list(post.glob("**/*-1-1.eml"))

    saved = affiant("mail", "verify", post / "listed.eml", "--save-restored", post / "out")

    assert saved.exit_code == 0
    (file,) = (post / "out").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == (post / "one.eml").read_bytes()
    again = affiant("mail", "verify", post / "listed.eml", "--save-restored", post / "out")
    assert again.exit_code == 2


def test_the_day_asked_for_is_judged_and_no_other_word_is_a_day(post: Path) -> None:
    told = affiant("mail", "verify", post / "one.eml", "--as-of", "2014-02-01")

    assert "judged as of 2014-02-01" in told.stdout
    assert affiant("mail", "verify", post / "one.eml", "--as-of", "1/2/2014").exit_code == 2


def test_t_66_a_published_private_key_is_said_with_every_verdict(post: Path) -> None:
    (post / "leak.pem").write_bytes(signer().private)
    named = ("--domain", "corp.example", "--selector", "old")
    without = affiant("mail", "keys", "import", post / "leak.pem", *named)
    assert without.exit_code == 1
    assert "name --seen" in without.stderr
    affiant("mail", "keys", "import", post / "leak.pem", *named, "--seen", "2020-01-01")

    told = affiant("mail", "verify", post / "one.eml").stdout

    assert "its private part is public since 2020-01-01" in told
    keys = as_json("mail", "keys", "list")["keys"]
    assert [key["private_since"] for key in keys] == ["2020-01-01", None]
    assert "PRIVATE" not in json.dumps(keys)


def test_problems_have_their_line_and_the_rest_is_kept(post: Path) -> None:
    (post / "dump.csv").write_text(f"name,value,date\n{NAME},{RECORD},03/04/2014\n")

    told = affiant("mail", "keys", "import", post / "dump.csv", "--source", "the registrar")

    assert told.exit_code == 1
    assert "line 2: the date can be read in two ways" in told.stderr
    assert "1 key found, 1 of them new" in told.stdout


def test_a_file_of_unknown_kind_is_wrong_use(post: Path) -> None:
    (post / "note.txt").write_text("Dear Anne,\n")

    assert affiant("mail", "keys", "import", post / "note.txt").exit_code == 2
    assert affiant("mail", "keys", "import", post / "none.txt").exit_code == 2
    assert affiant("mail", "keys", "import", post / "dig.txt", "--kind", "x").exit_code == 2


def test_a_casefile_with_the_key_has_nothing_to_recover(post: Path) -> None:
    told = affiant("mail", "keys", "recover", post / "one.eml")

    assert told.exit_code == 0
    assert "nothing to recover" in told.stdout


def test_t_68_a_computation_that_takes_too_long_is_given_up() -> None:
    trove = Signatures()
    trove.note(signed())
    trove.note(signed(LETTER.replace(b"March", b"April")))

    with pytest.raises(GaveUp):
        recover(trove.under(("s1", "corp.example")), seconds=1)


def test_the_days_are_those_of_the_answer(post: Path) -> None:
    del post
    key = as_json("mail", "keys", "list")["keys"][0]

    assert (key["first_seen"], key["told_by"]) == (str(date(2014, 1, 6)), "dig.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("box.zip", b"PK\x03\x04"),
        ("a.pst", b"!BDN"),
        ("b.txt", b""),
    ],
)
@pytest.mark.parametrize("verb", [("verify",), ("keys", "recover")], ids=" ".join)
def test_what_holds_no_message_is_wrong_use_and_no_unsigned_message(
    post: Path, verb: tuple[str, ...], name: str, content: bytes
) -> None:
    (post / name).write_bytes(content)
    told = affiant("mail", *verb, post / name)

    assert told.exit_code == 2
    assert f"{name} is no mailbox and no message." in told.stderr
    assert "not signed" not in told.stdout
