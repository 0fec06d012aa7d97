"""Mail by the API: as the pages show it, masked."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from affiant.access.tokens import Scope
from affiant.portal.by_token import admit
from tests.portal.api.conftest import Program
from tests.portal.mail.conftest import Desk
from tests.portal.mail.demo import NAMES


@pytest.fixture
def told(desk: Desk) -> Callable[..., Any]:
    """What a program with the right to read is told there, none of it a name."""
    del desk
    admit()
    program = Program([Scope.READ])

    def get(address: str, **asked: object) -> Any:
        answer = program.get(address, **asked)
        assert answer.status_code == 200, answer.content
        assert [name for name in NAMES if name in answer.content.decode()] == []
        return json.loads(answer.content)

    return get


def test_a_trove_is_told_with_every_byte(desk: Desk, told: Callable[..., Any]) -> None:
    assert [one["id"] for one in told("/mail/troves")["troves"]] == [desk.trove]
    whole = told(f"/mail/troves/{desk.trove}")
    assert whole["bytes"]["rest"] == 0
    assert whole["trove"]["messages"] == 8
    assert whole["failures"] == 1
    assert (whole["impossible_dates"], whole["undated"]) == (1, 1)


def test_messages_are_found_as_on_the_page(desk: Desk, told: Callable[..., Any]) -> None:
    found = told("/mail/messages", q="price between")["messages"]
    assert [one["id"] for one in found] == [desk.messages["reply"]]
    assert told("/mail/messages", q="Dupont")["messages"] == []
    assert told("/mail/messages", page=2) == {"messages": [], "page": 2, "more": False}


def test_a_message_is_told_with_its_axes(desk: Desk, told: Callable[..., Any]) -> None:
    one = told(f"/mail/messages/{desk.messages['first']}", as_of="2014-03-01")
    (signature,) = one["signatures"]
    assert signature["passes"]
    assert "judged as of 2014-03-01" in signature["time"]
    assert "ready to be signed" in one["text"]


def test_a_thread_is_told_in_order_with_its_gaps(desk: Desk, told: Callable[..., Any]) -> None:
    one = told(f"/mail/messages/{desk.messages['french']}/thread")
    assert [post["message"] for post in one["posts"]] == [
        desk.messages[name] for name in ("first", "reply", "french")
    ]
    assert [len(post["gaps"]) for post in one["posts"]] == [0, 0, 1]
