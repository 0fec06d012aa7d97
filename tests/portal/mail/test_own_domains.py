"""A domain that few accounts write from can be somebody's own: not all may see it (T-99)."""

from collections.abc import Iterator

import pytest
from django.test import Client

from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.mail.models import Message
from affiant.mail.settling import masks
from affiant.portal import visitor as visiting
from affiant.portal.visitor import Visitor
from tests.portal.conftest import HOST, NOON
from tests.portal.mail.test_attribution import EMPLOYER
from tests.portal.mail.test_publication import Box

OWN, MANY = "quill-family.com", "smallfirm.com"


@pytest.fixture(autouse=True)
def forgotten() -> None:
    masks._held.database = ()


@pytest.fixture
def box(owner: Client) -> Box:
    """Mail from one account of a domain, from eleven of another, and of an employer."""
    del owner
    made = Box()
    made.many(OWN, 1)
    made.many(MANY, 11)
    made.many(EMPLOYER, 2)
    return made


@pytest.fixture
def reader(owner: Client) -> Iterator[Client]:
    """A browser of somebody who reads all and may see no person by name."""
    del owner
    before = list(visiting.WAYS_IN)
    who = Person("person:9", verified=True)
    Grant.objects.create(holder=who.id, role="reader", scope="all", by="local", at=NOON)
    visiting.WAYS_IN.insert(
        0, lambda request: Visitor("Rea", who) if request.headers.get("X-Who") == "9" else None
    )
    yield Client(HTTP_HOST=HOST, headers={"X-Who": "9"})
    visiting.WAYS_IN[:] = before


def addresses(box: Box) -> tuple[str, ...]:
    first = Message.objects.order_by("pk")[0]
    return (
        "/mail/domains", "/mail/accounts", "/mail/accounts/messages?kind=unknown",
        f"/mail/messages/{first.pk}", f"/mail/messages/{first.pk}/thread", "/mail/search?q=mail",
        f"/mail/troves/{box.trove.pk}",
    )  # fmt: skip


def test_t_99_who_may_see_no_person_sees_no_domain_of_one(reader: Client, box: Box) -> None:
    for address in addresses(box):
        answer = reader.get(address)
        assert answer.status_code == 200, address
        assert OWN not in answer.content.decode(), address
    told = reader.get("/mail/domains").content.decode()
    assert "[domain 1]" in told
    assert MANY in told


def test_t_99_asking_for_it_tells_as_little(reader: Client, box: Box) -> None:
    del box
    there = reader.get("/mail/accounts/messages", {"domain": OWN})
    assert there.status_code == 404
    found = reader.get("/mail/search", {"q": OWN}).content.decode()
    assert "/mail/messages/" not in found


def test_t_99_who_may_see_persons_sees_it_and_takes_it_out_nowhere(owner: Client, box: Box) -> None:
    del box
    assert OWN in owner.get("/mail/domains").content.decode()
    sheet = owner.get("/mail/domains.csv").content.decode()
    assert OWN not in sheet
    assert MANY in sheet
    assert OWN not in owner.get("/mail/search.csv?q=mail").content.decode()
