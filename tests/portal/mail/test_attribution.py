"""Whose accounts mail came from, on pages: what is counted, by whom it may be seen, and how."""

import csv
import io
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.evidence.collections import collection_named
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import Message, Placement, Trove, TroveFile
from tests.portal.conftest import BOTH, NOON
from tests.portal.mail.settled import attribute_to

EMPLOYER = "microsoft.com"  # of the reviewed table


class Post:
    """Writes messages into a trove, as reading would."""

    def __init__(self, collection: str = "", name: str = "box") -> None:
        self.trove = Trove.objects.create(
            collection_id=collection_named(collection, NOON), name=name, key=name,
            key_digest=sha256(f"{collection}{name}".encode()).hexdigest(), state="read", at=NOON,
        )  # fmt: skip
        self.file = TroveFile.objects.create(
            trove=self.trove, place=[name], place_digest=sha256(name.encode()).hexdigest()
        )

    def send(
        self, sender: str, grade: Grade | None = None, subject: str = "A word", day: int = 2
    ) -> Message:
        number = self.file.messages.count() + 1
        made = Message.objects.create(
            trove=self.trove, file=self.file, number=number, opens=0, start=0, end=0,
            sha256="", content=f"{number}", body="", sender=sender, subject=subject,
            sent=datetime(2014, 1, day, tzinfo=UTC), parser="quick",
        )  # fmt: skip
        attribute_to(made, grade)
        return made


@pytest.fixture
def post(owner: Client) -> Post:
    """A trove with nothing in it yet."""
    del owner
    return Post()


def table(owner: Client, query: str = "") -> list[list[str]]:
    """The rows of the sheet, without its notes."""
    answer = owner.get(f"/mail/accounts.csv{query}")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return rows[1 : rows.index([])]


@BOTH
def test_messages_and_distinct_accounts_are_counted_apart(owner: Client) -> None:
    post = Post()
    for _ in range(3):
        post.send(f"ada@{EMPLOYER}", Grade.A)
    post.send(f"bob@{EMPLOYER}")
    post.send("cleo@gmail.com")
    rows = {row[0] or row[1]: row[2:] for row in table(owner)}
    assert rows["Microsoft"][:4] == ["4", "2", "3", "1"]  # all, then grade A
    assert rows["consumer mailboxes"][:2] == ["1", "1"]


def test_copies_count_once_and_the_one_that_counts_is_the_best_of_those_asked_for(
    owner: Client, post: Post
) -> None:
    other = Post(name="other")
    best = post.send(f"ada@{EMPLOYER}", Grade.A)
    for one in (post.send(f"ada@{EMPLOYER}"), other.send(f"ada@{EMPLOYER}")):
        Placement.objects.create(message=one, root=best, copy_of=best)
    Placement.objects.create(message=best, root=best)
    [row] = table(owner)
    assert row[2:6] == ["1", "1", "1", "1"]
    [row] = table(owner, f"?trove={other.trove.pk}")  # there the best is not: the copy counts
    assert row[2:6] == ["1", "1", "0", "0"]


def test_a_trove_and_days_narrow_what_is_counted(owner: Client, post: Post) -> None:
    for day in (2, 5, 9):
        post.send(f"ada@{EMPLOYER}", day=day)
    assert table(owner, "?since=2014-01-03&until=2014-01-09")[0][2] == "2"
    answer = owner.get("/mail/accounts?since=03/04/2014").content.decode()
    assert "This is no day" in answer
    assert ">3</a>" in answer


def test_t_29_a_trove_beyond_reach_is_not_found(owner: Client, post: Post) -> None:
    del post
    for page in ("accounts", "accounts.csv", "accounts/messages", "domains", "domains.csv"):
        for trove in ("999999", "x", "-1", "9" * 40):
            assert owner.get(f"/mail/{page}?trove={trove}").status_code == 404, (page, trove)


def test_a_number_leads_to_its_messages_and_they_are_masked(owner: Client, post: Post) -> None:
    mine = post.send(f"ada.quill@{EMPLOYER}", Grade.A, "Ask bea.roe@corp.example today")
    post.send("cleo@gmail.com")
    page = owner.get("/mail/accounts/messages?kind=employer&organisation=Microsoft&grade=A")
    said = page.content.decode()
    assert f"/mail/messages/{mine.pk}" in said
    assert said.count("/mail/messages/") == 1
    assert "ada.quill" not in said
    assert "bea.roe" not in said


def test_a_contradicted_message_stays_in_its_row_and_nothing_is_left_out(
    owner: Client, post: Post
) -> None:
    for grade in Grade:
        post.send(f"ada@{EMPLOYER}", grade)
    [row] = table(owner)
    assert row[2] == "6"
    assert sum(int(number) for number in row[4::2]) == 6


def test_domains_tell_by_what_and_unknown_ones_come_by_number(owner: Client, post: Post) -> None:
    post.send(f"ada@{EMPLOYER}")
    for number, domain in enumerate(("few.example", "many.example", "many.example")):
        post.send(f"a{number}@{domain}")
    unknown = owner.get("/mail/domains").content.decode()
    assert EMPLOYER not in unknown
    assert unknown.index("many.example") < unknown.index("few.example")
    known = owner.get("/mail/domains?show=known").content.decode()
    assert EMPLOYER in known
    assert "many.example" not in known


def test_t_28_no_sheet_runs_in_a_spreadsheet(owner: Client, post: Post) -> None:
    made = post.send("ada@corp.example")
    made.attributed.domain = "=cmd|'/c calc'!A0.example"
    made.attributed.organisation = "@SUM(1)"
    made.attributed.kind = "employer"
    made.attributed.save()
    for page in ("accounts", "domains"):
        answer = owner.get(f"/mail/{page}.csv")
        for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))):
            assert not [one for one in row if one.startswith(("=", "+", "-", "@"))], page
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "page", ["accounts", "accounts.csv", "accounts/messages", "domains", "domains?show=known"]
)
def test_queries_do_not_grow_with_the_mail(owner: Client, post: Post, page: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert owner.get(f"/mail/{page}").status_code == 200
        return len(asked)

    post.send(f"ada@{EMPLOYER}", Grade.A)
    owner.get(f"/mail/{page}")
    few = queries()
    for number in range(12):
        post.send(f"a{number}@{EMPLOYER}", Grade.A)
        post.send(f"a{number}@b{number}.example")
    owner.get(f"/mail/{page}")  # whoever is masked for the first time is given a number
    assert queries() == few


def test_a_trove_is_offered_by_its_name_with_people_masked(owner: Client) -> None:
    Post(name="of ada.quill@corp.example.mbox").send("a@b.example")
    for page in ("accounts", "domains"):
        said = owner.get(f"/mail/{page}").content.decode()
        assert "ada.quill" not in said
        assert "corp.example" in said


def test_what_is_not_worked_out_yet_is_said(owner: Client, post: Post) -> None:
    post.send(f"ada@{EMPLOYER}").attributed.delete()
    assert "still to be worked out" in owner.get("/mail/accounts").content.decode()
