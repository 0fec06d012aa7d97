"""The founding story, end to end: a trove in, two employers' counts out, and nobody named.

Everything is invented: the letters, the people, the keys. The two employers are of the reviewed
table, for nobody is counted who is not there.
"""

import csv
import json
import random
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import dkim
import pytest
from django.test import override_settings
from typer.testing import CliRunner, Result

from affiant.access.models import Grant
from affiant.cli.main import app
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.portal import settings as web
from benchmarks.mail_masking import Planted, Someone, leaked, planted, someone
from tests.mail.authentication.post import signer

FIRST = datetime(2014, 1, 6, 9, tzinfo=UTC)
TOGETHER = 10  # lines that are searched at once; digits of more would make numbers by chance
MICROSOFT, AMAZON = "microsoft.com", "amazon.com"


def affiant(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    connect(Path(":memory:"), migrate=False)
    return result


def letter(number: int, who: Someone, sender: str, one: Planted) -> bytes:
    """With what is planted in its subject and its text."""
    unwrapped = re.sub(r"=[ \t]*\r?\n", "", one.text)  # a subject has one line
    subject = b64encode(" ".join(unwrapped.split()).encode()).decode()
    name = who.name.encode("ascii", "replace").decode()
    return (
        f"From: {name} <{sender}>\r\nTo: {name} <{who.local}@{who.host}>\r\n"
        f"Subject: =?utf-8?b?{subject}?=\r\n"
        f"Date: {format_datetime(FIRST + timedelta(hours=number))}\r\n"
        f"Message-ID: <{number}.{sender}>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
        f"Bonjour, lot {number}.\r\n\r\n{one.text}\r\n\r\nCordialement,\r\n{who.name}\r\n"
    ).encode()


class Story:
    """Who writes, what is planted, and the mailbox."""

    def __init__(self) -> None:
        self.draw = random.Random(67)
        self.known = [someone(self.draw) for _ in range(40)]
        self.planted: list[Planted] = []
        self._number = 0

    def mails(self, host: str, messages: int, accounts: int) -> Iterator[bytes]:
        """So many, by turns from so many accounts."""
        for turn in range(messages):
            self._number += 1
            who = self.known[self._number % len(self.known)]
            one = planted(self.draw, [who])
            self.planted.append(one)
            sender = f"person.{host[0]}{turn % accounts}@{host}"
            yield letter(self._number, who, sender, one)


def by_key(raw: bytes, domain: str) -> bytes:
    key = signer()
    field = dkim.sign(
        raw, key.selector.encode(), domain.encode(), key.private,
        include_headers=[b"from", b"subject", b"date"],
        canonicalize=(b"relaxed", b"relaxed"),
    )  # fmt: skip
    return bytes(field) + raw


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(scope="module")
def casefile(
    story: Story, _sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("story")
    shutil.copytree(_sqlite_template, folder / "affair")
    ours = [by_key(one, MICROSOFT) for one in story.mails(MICROSOFT, 67, 31)]
    mails = [
        *ours,
        *story.mails(AMAZON, 63, 28),
        *story.mails("gmail.com", 15, 12),
        *story.mails("microsoft-help.com", 4, 4),  # a name like it is nobody's
        *(
            b"Received: by mx.dest.org; Mon, 6 Jan 2014 09:00:01 +0000\r\n" + one
            for one in ours[:9]
        ),
    ]
    box = b"".join(
        b"From x@y.example Mon Jan 06 09:00:00 2014\n" + one.replace(b"\r\n", b"\n") + b"\n"
        for one in mails
    )
    (folder / "trove.mbox").write_bytes(box)
    (folder / "key.txt").write_text(signer().public)
    affair = ("--casefile", folder / "affair")
    for words in (
        ("mail", "read", folder / "trove.mbox", *affair),
        (
            "mail", "keys", "import", folder / "key.txt", "--kind", "single", "--domain",
            MICROSOFT, "--selector", signer().selector, "--seen", "2014-01-06", *affair,
        ),
        ("mail", "settle", *affair),
    ):  # fmt: skip
        done = affiant(*words)
        assert done.exit_code == 0, done.output
    return folder / "affair"


def told(casefile: Path, *words: str) -> Any:
    done = affiant("mail", *words, "--json", "--casefile", casefile)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_sixty_seven_and_sixty_three_are_counted_and_how_well_each_is_shown(casefile: Path) -> None:
    found = told(casefile, "attribution")

    rows = {row["organisation"] or row["kind"]: row for row in found["rows"]}
    assert {name: (row["messages"], row["accounts"]) for name, row in rows.items()} == {
        "Microsoft": (67, 31),
        "Amazon": (63, 28),
        "consumer": (15, 12),
        "unknown": (4, 4),
    }
    assert rows["Microsoft"]["grades"] == {"A": {"messages": 67, "accounts": 31}}
    assert rows["Amazon"]["grades"] == {"D": {"messages": 63, "accounts": 28}}
    assert found["messages"] == 149
    assert found["method"]


def test_the_method_is_printed_under_the_table(casefile: Path) -> None:
    printed = affiant("mail", "attribution", "--casefile", casefile).stdout

    assert "Microsoft" in printed
    assert "67/31" in printed
    assert "E-mails are not accounts, and accounts are not people" in printed


def test_days_bound_the_table(casefile: Path) -> None:
    found = told(casefile, "attribution", "--until", "2014-01-06")
    assert found["messages"] == 14
    refused = affiant("mail", "attribution", "--since", "6 Jan", "--casefile", casefile)
    assert refused.exit_code == 2


def test_what_is_published_is_both_counts_and_the_rest_together(
    casefile: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "affair"
    shutil.copytree(casefile, copy)
    draft = affiant("mail", "publish", "--casefile", copy)
    assert "nothing is published yet" in draft.stdout
    assert (
        affiant("mail", "publish", "--out", tmp_path / "a.csv", "--casefile", copy).exit_code == 2
    )

    files = [tmp_path / f"table.{form}" for form in ("csv", "json", "html")]
    out = [word for file in files for word in ("--out", str(file))]
    unasked = affiant("mail", "publish", "--confirm", "--casefile", copy)
    assert unasked.exit_code == 2
    assert "Microsoft, Amazon" in unasked.stderr.replace("\n", " ")
    replies = tmp_path / "replies.csv"
    replies.write_text(
        "employer,asked_on,deadline,channel,answer,answered_on,reason\n"
        "Microsoft,2014-02-01,2014-02-08,letter,We have no comment.,2014-02-07,\n"
    )
    out += ["--replies", str(replies), "--not-asked", "They are asked by the court."]
    with override_settings(TEMPLATES=web.TEMPLATES):  # the command's own process has them
        done = affiant("mail", "publish", "--confirm", *out, "--by", "ada", "--casefile", copy)

    assert done.exit_code == 0, done.output
    table = json.loads(files[1].read_text())
    rows = [(row["employer"], row["messages"], row["accounts"]) for row in table["rows"]]
    assert rows[:3] == [("Microsoft", 67, 31), ("Amazon", 63, 28), (None, 19, 16)]
    with files[0].open(encoding="utf-8-sig") as file:
        assert ["Amazon", "63", "28", "42.3"] in list(csv.reader(file))
    assert "63" in files[2].read_text()
    assert table["approved_by_second_person"] is False
    for said in (done.stdout, *(file.read_text() for file in files)):
        assert "We have no comment." in said
        assert "They are asked by the court." in said
    for said in (done.stdout, files[0].read_text(), files[2].read_text()):
        assert "Published by one person: nobody else has approved it." in said
    past = affiant("mail", "publish", "--past", "--casefile", copy)
    assert "ada, alone" in past.stdout
    assert affiant("mail", "publish", "--confirm", *out, "--casefile", copy).exit_code == 2


def test_t_97_where_others_have_accounts_no_one_publishes_alone(
    casefile: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "affair"
    shutil.copytree(casefile, copy)
    opened = Casefile.open(copy)
    Grant.objects.create(holder="person:2", role="reader", scope="all", by="local", at=FIRST)
    refused = affiant(
        "mail",
        "publish",
        "--confirm",
        "--not-asked",
        "by the court alone",
        "--casefile",
        opened.folder,
    )
    assert refused.exit_code == 2
    assert "a second person approves" in refused.stderr.replace("\n", " ")
    assert (
        "Nothing was published" in affiant("mail", "publish", "--past", "--casefile", copy).stdout
    )


def test_a_minimum_below_the_floor_is_refused(casefile: Path) -> None:
    done = affiant("mail", "publish", "--minimum", "4", "--casefile", casefile)
    assert done.exit_code == 2
    assert "at the least" in done.stderr


def test_t_70_no_command_lets_out_what_identifies_anybody(
    story: Story, casefile: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "affair"
    shutil.copytree(casefile, copy)
    threads = told(copy, "threads", "--limit", "200")["threads"]
    numbers = [str(one["message"]) for one in threads]
    assert len(numbers) == 149
    commands: list[tuple[str, ...]] = [
        ("settle", "--anew"),
        ("attribution", "--parts"),
        ("threads", "--limit", "200"),
        *(("threads", number) for number in numbers[:2]),
        ("redact", numbers[-1], "--out", str(tmp_path / "one.eml")),
        ("publish",),
        (
            "publish",
            "--confirm",
            "--not-asked",
            "by the court alone",
            "--out",
            str(tmp_path / "table.html"),
        ),
        ("publish", "--past"),
    ]
    outputs: list[str] = []
    for words in commands:
        for form in ((), ("--json",)):
            if form and words[0] == "redact":
                continue
            done = affiant("mail", *words, *form, "--casefile", copy)
            # "Anne" is in the name of a column.
            outputs.append((done.stdout + done.stderr).replace("channel", ""))
    outputs.append((tmp_path / "table.html").read_text())
    lines = sorted({line for output in outputs for line in re.split(r'[\n"]', output)})
    pages = ["\n".join(lines[at : at + TOGETHER]) for at in range(0, len(lines), TOGETHER)]

    assert {one.kind for one in story.planted} == {
        "plain addresses", "disguised addresses", "addresses in links",
        "addresses wrapped in quoted-printable", "names", "telephone numbers",
        "account and card numbers", "file names and message ids",
    }  # fmt: skip
    found = [(one.kind, page) for one in story.planted for page in pages if leaked(page, one)]
    assert found == []
    assert not any(who.local in line for who in story.known for line in lines)


def test_a_redacted_message_still_verifies_elsewhere(casefile: Path, tmp_path: Path) -> None:
    threads = told(casefile, "threads", "--limit", "200")["threads"]
    numbers = sorted(int(one["message"]) for one in threads)
    out = tmp_path / "less.eml"

    done = affiant("mail", "redact", str(numbers[0]), "--out", out, "--casefile", casefile)

    assert done.exit_code == 0, done.output
    content = out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    assert b"\nTo:" not in content
    assert b"Message-ID" not in content
    record = signer().public.encode()
    assert dkim.verify(content, dnsfunc=lambda *_, **__: record)
    again = affiant("mail", "redact", str(numbers[0]), "--out", out, "--casefile", casefile)
    assert again.exit_code == 2


def test_a_message_without_a_signature_that_holds_is_not_redacted(
    casefile: Path, tmp_path: Path
) -> None:
    threads = told(casefile, "threads", "--limit", "200")["threads"]
    last = max(int(one["message"]) for one in threads)

    done = affiant("mail", "redact", str(last), "--out", tmp_path / "x.eml", "--casefile", casefile)

    assert done.exit_code == 2
    assert not (tmp_path / "x.eml").exists()


def test_keys_that_came_in_later_are_told_until_it_is_settled_again(
    casefile: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "affair"
    shutil.copytree(casefile, copy)
    key = tmp_path / "key.txt"
    key.write_text(signer("s2").public)
    words = ("--kind", "single", "--domain", "corp.example", "--selector", "s2")
    assert affiant("mail", "keys", "import", key, *words, "--casefile", copy).exit_code == 0

    assert "affiant mail settle" in affiant("mail", "attribution", "--casefile", copy).stderr
    assert affiant("mail", "publish", "--casefile", copy).exit_code == 2
    assert affiant("mail", "settle", "--casefile", copy).exit_code == 0
    assert affiant("mail", "attribution", "--casefile", copy).stderr == ""


def test_a_collection_that_is_not_there_is_told(casefile: Path) -> None:
    done = affiant("mail", "settle", "--collection", "no such", "--casefile", casefile)
    assert done.exit_code == 2


def test_an_empty_choice_is_told_as_one_and_a_trove_that_is_not_there_refused(
    casefile: Path,
) -> None:
    later = affiant("mail", "attribution", "--since", "2030-01-01", "--casefile", casefile)
    assert "No message of this choice was attributed." in later.stdout
    assert "settle" not in later.stdout
    gone = affiant("mail", "attribution", "--trove", "99", "--casefile", casefile)
    assert gone.exit_code == 2
    assert "There is no trove 99." in gone.stderr


def test_a_list_that_is_cut_says_so(casefile: Path) -> None:
    cut = affiant("mail", "threads", "--limit", "2", "--casefile", casefile)
    assert cut.stdout.splitlines()[-1] == "2 of 149 threads. --limit 149 shows all of them."
    whole = affiant("mail", "threads", "--limit", "149", "--casefile", casefile)
    assert "--limit" not in whole.stdout
