"""Looking behind a mask in the reading room: who sees the name, where, and what the log keeps."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone

from affiant.access.cipher.at_hand import take
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.models import AuditEntry, Grant, Unmasking
from affiant.access.roles.person import Person
from affiant.access.roles.unmasking import LASTS
from affiant.evidence.models import Text
from affiant.portal import visitor as visiting
from affiant.portal.visitor import Visitor
from tests.portal.conftest import HOST, NOON

NAME = b"Lina Moreau"
ASKED = {"who": "1", "ground": "right of reply", "reason": "to ask her for an answer"}


def told_of_her() -> int:
    return Text.objects.get(title__contains="met fin").pk


@pytest.fixture
def keys() -> Iterator[None]:
    take(Keyring(Key.make()))
    yield
    take(None)


@pytest.fixture
def second(filled: Client) -> Iterator[Client]:
    """Another owner's browser."""
    del filled
    Grant.objects.create(holder="person:5", role="owner", scope="all", by="local", at=NOON)
    client = Client(HTTP_HOST=HOST, headers={"X-Who": "second"})
    visiting.WAYS_IN.insert(
        0,
        lambda request: (
            Visitor("Second", Person("person:5", verified=True))
            if request.headers.get("X-Who") == "second"
            else None
        ),
    )
    yield client
    del visiting.WAYS_IN[0]


def test_t_25_who_asks_sees_the_name_in_this_document_and_nowhere_else(
    filled: Client, second: Client, keys: None
) -> None:
    del keys
    room = f"/documents/{told_of_her()}"
    assert NAME not in filled.get(room).content
    assert filled.post(f"{room}/unmask", ASKED)["Location"] == room
    assert NAME in filled.get(room).content
    assert NAME not in second.get(room).content
    for page in ("/search?q=victime", "/documents", "/names", "/search.csv?q=victime"):
        assert NAME not in filled.get(page).content, page


def test_t_25_the_log_tells_of_it_and_keeps_no_word(filled: Client, keys: None) -> None:
    del keys
    filled.post(f"/documents/{told_of_her()}/unmask", ASKED)
    entry = AuditEntry.objects.get(action="unmasked")
    assert "right of reply" in entry.details
    everything = " ".join(
        f"{one.details} {one.object_id}" for one in AuditEntry.objects.all()
    ) + " ".join(Unmasking.objects.values_list("subject", flat=True))
    assert "answer" not in everything
    assert "moreau" not in everything.casefold()


def test_t_25_it_ends_after_an_hour(filled: Client, keys: None) -> None:
    del keys
    room = f"/documents/{told_of_her()}"
    filled.post(f"{room}/unmask", ASKED)
    row = Unmasking.objects.get()
    row.open_from, row.open_until = timezone.now() - 2 * LASTS, timezone.now() - LASTS
    row.save()
    assert NAME not in filled.get(room).content


def test_t_25_all_at_once_wait_for_a_second_person(
    filled: Client, second: Client, keys: None
) -> None:
    del keys
    room = f"/documents/{told_of_her()}"
    filled.post(f"{room}/unmask", {**ASKED, "who": "all"})
    assert NAME not in filled.get(room).content
    consent = f"/unmaskings/{Unmasking.objects.get().pk}/consent"
    assert filled.post(consent).status_code == 404  # nobody consents to their own wish
    waiting = second.get("/unmaskings").content
    assert b"to ask her for an answer" in waiting
    assert b"<bdi>Ada</bdi></b> <code>local</code>" in waiting
    assert second.post(consent).status_code == 302
    assert NAME in filled.get(room).content


@pytest.mark.parametrize("left", ["who", "ground", "reason"])
def test_a_wish_that_lacks_something_is_refused(filled: Client, keys: None, left: str) -> None:
    del keys
    answer = filled.post(f"/documents/{told_of_her()}/unmask", {**ASKED, left: ""})
    assert answer.status_code == 400
    assert not Unmasking.objects.exists()


def test_without_keys_nobody_is_unmasked_and_it_is_said(filled: Client) -> None:
    answer = filled.post(f"/documents/{told_of_her()}/unmask", ASKED)
    assert answer.status_code == 409
    assert b"no keys" in answer.content
    with patch("affiant.portal.unmasking.keys_at_hand") as asked:
        filled.get(f"/documents/{told_of_her()}")
    asked.assert_not_called()
