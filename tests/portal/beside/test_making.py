"""What takes long is made by a child of the server: what it makes, and what when it fails."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from django.test import Client

from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.access.roles.role import Role, Scope
from affiant.evidence.by_reach import ByReach
from affiant.evidence.collections import collection_named
from affiant.evidence.entities.names import names
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Entry, Fact
from affiant.portal import known, lineages, visitor
from affiant.portal.beside import maker
from affiant.portal.beside.maker import MAKER
from affiant.portal.beside.origins import within
from affiant.portal.scope import WHOLE
from affiant.portal.visitor import Visitor
from tests.portal.conftest import BOTH, HOST, NOON

SYSTEMS, QUILL = "Northmere Systems", "Ada Quill"
READER = Visitor("reader", Person("person:1", verified=True))


def made() -> None:
    """Wait until nothing is being made."""
    for one in threading.enumerate():
        if one.name == "maker":
            one.join(120)


@pytest.fixture
def large(filled: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The owner's browser, where any casefile is a large one."""
    monkeypatch.setattr(known, "FEW", 0)
    monkeypatch.setattr(lineages, "FEW", 0)
    monkeypatch.setattr(known, "_names", known._Names())
    monkeypatch.setattr(lineages, "_kept", ByReach())
    monkeypatch.setattr(MAKER, "_failed", {})
    names()  # taken of the texts
    yield filled
    MAKER.stop()
    made()


def entity(name: str) -> str:
    return f"/names/{next(one.id for one in names().public if one.name == name)}"


@BOTH
def test_a_child_makes_what_a_page_would_have_made(large: Client) -> None:
    assert large.get(entity(SYSTEMS)).status_code == 503
    assert large.get("/origins").status_code == 503
    made()
    assert large.get(entity(SYSTEMS)).status_code == 200
    assert large.get("/origins").status_code == 200

    own, handed = names(), known._names._handed[WHOLE].names
    assert handed.public == own.public
    assert handed.public_by_key == own.public_by_key
    assert handed.taught == own.taught
    assert handed.identities == own.identities
    assert lineages._kept[WHOLE].lineages.all == within(WHOLE).all


def test_one_child_makes_it_however_many_ask(
    large: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    before = maker._started

    def counted() -> "subprocess.Popen[bytes]":
        child = before()
        started.append(child.pid)
        return child

    monkeypatch.setattr(maker, "_started", counted)
    for _ in range(3):
        assert large.get("/origins").status_code == 503
    made()
    assert large.get("/origins").status_code == 200
    assert len(started) == 1
    assert gc.isenabled()  # as before


def test_pages_show_the_last_ones_while_others_are_made_and_when_no_child_lives(
    large: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    large.get("/origins"), large.get(entity(SYSTEMS))
    made()
    monkeypatch.setattr(maker, "_START", "raise SystemExit(3)")
    fact = Fact.objects.filter(kind="mention").earliest("pk")
    judge(fact.pk, Verdict.REJECTED, by="Ada", at=NOON)

    pages = entity(SYSTEMS), "/origins"
    for _ in range(2):
        answers = [large.get(page) for page in pages]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert "is being worked out anew" in answers[1].content.decode()
        made()
    failures = [one for one in caplog.records if one.name == "django.affiant"]
    assert len(failures) == 2  # one for names and one for origins: neither is tried again at once
    assert not MAKER.is_at_work()


def test_where_there_is_nothing_yet_a_child_that_dies_leaves_the_waiting_page(
    large: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "_START", "import os; os.kill(os.getpid(), 9)")
    for _ in range(2):
        assert large.get("/origins").status_code == 503
        assert large.get("/documents").status_code == 200
        made()


def test_a_limited_visitor_has_what_their_documents_give_and_loses_what_leaves_them(
    large: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = collection_named("Letters", NOON)
    Entry.objects.filter(name__in=["one.txt", "deux.txt"]).update(collection=number)
    Grant.objects.create(
        holder=READER.person.id, role=Role.READER.value, scope=Scope.COLLECTION.value,
        scope_id=number, by="system", at=NOON,
    )  # fmt: skip
    both = entity(SYSTEMS), entity(QUILL)
    large.get(both[0])
    made()  # those of the owner
    monkeypatch.setattr(visitor, "WAYS_IN", [lambda _: Visitor(READER.name, READER.person)])
    reader = Client(HTTP_HOST=HOST)

    def told() -> list[int]:
        return [reader.get(page).status_code for page in (*both, "/origins")]

    assert told() == [503, 503, 503]  # nothing of what the owner sees
    made()
    assert told() == [200, 200, 200]
    page = reader.get("/origins").content.decode()
    assert "Wexley" not in page
    assert "2 documents" in page

    Entry.objects.filter(name="one.txt").update(
        collection=1
    )  # past what marks it: at once all the same
    Entry.objects.create(name="x", key="x", key_digest="x", state="failed", at=NOON)
    assert told() == [503, 503, 503]
    made()
    assert told() == [200, 404, 200]


def test_what_is_wanted_next_is_made_whatever_broke_before(
    large: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise LookupError

    monkeypatch.setattr(known, "taken", broken)
    large.get(entity(SYSTEMS)), large.get("/origins")
    made()
    assert large.get(entity(SYSTEMS)).status_code == 503
    assert large.get("/origins").status_code == 200


def test_a_child_ends_with_its_server() -> None:
    """However the server ends: its end of the pipe closes."""
    waits = (
        "import sys, threading, time; from affiant.portal.beside import child; "
        "threading.Thread(target=child._end_with, args=(sys.stdin.buffer,)).start(); "
        "print('here', flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waits], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        assert one.stdout.readline() == b"here\n"
        one.stdin.close()
        assert one.wait(60) == 0
