"""What a server that begins with a large casefile shows before it has sorted out the names."""

import subprocess
import threading
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from affiant.evidence.entities import listing
from affiant.portal import known as module
from affiant.portal.beside import maker
from affiant.portal.beside.maker import MAKER
from tests.portal.api.conftest import Program, program
from tests.portal.beside.test_making import made
from tests.portal.conftest import BOTH
from tests.portal.test_addresses import entity
from tests.portal.test_pages import shown


@pytest.fixture
def begun(filled: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A server without names, for which even this casefile is large; they come when it is set."""
    del filled
    come, start = threading.Event(), maker._started

    def slowly() -> "subprocess.Popen[bytes]":
        assert come.wait(20)
        return start()

    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(maker, "_started", slowly)
    monkeypatch.setattr(MAKER, "_failed", {})
    monkeypatch.setattr(module, "_names", module._Names())
    yield come
    come.set()
    MAKER.stop()
    made()


def keep() -> str:
    """Keep the list, as the server before did; an entity of it."""
    one, mark = entity(), module.known().mark[1:]
    listing.keep(module.known().names.public, mark)
    return one


@BOTH
def test_the_names_that_the_last_server_kept_are_shown_at_once(
    filled: Client, request: pytest.FixtureRequest
) -> None:
    one = keep()
    request.getfixturevalue("begun")

    assert f"/names/{one}" in shown(filled, "/names")
    assert f"/names/{one}" in shown(filled, "/names?q=NORTHMERE")
    assert f"/names/{one}" not in shown(filled, "/names?q=wexley")


def test_who_is_masked_by_now_is_not_in_an_old_list(
    filled: Client, request: pytest.FixtureRequest
) -> None:
    listed = module.known().names.entities
    assert any(one.name == "Lina Moreau" for one in listed)
    listing.keep(listed, ())  # as if nobody had known that she is a victim
    request.getfixturevalue("begun")

    page = shown(filled, "/names")

    assert "Northmere Systems" in page
    assert "Moreau" not in page


@pytest.mark.parametrize("page", ["/names", "/names/{}", "/names/{}/dossier.html"])
def test_what_needs_them_says_at_once_that_they_come(
    filled: Client, request: pytest.FixtureRequest, page: str
) -> None:
    one = entity()
    request.getfixturevalue("begun")

    answer = filled.get(page.format(one))

    assert answer.status_code == 503
    assert (answer["Refresh"], answer["Retry-After"]) == ("5", "5")
    assert "This is being worked out" in answer.content.decode()
    assert filled.get("/documents").status_code == 200
    assert filled.get("/search?q=contract").status_code == 200


def test_programs_are_told_to_ask_again(
    program: Callable[..., Program], request: pytest.FixtureRequest
) -> None:
    one = program()
    request.getfixturevalue("begun")

    answer = one.get("/entities")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "json" in answer["Content-Type"]


def test_they_come_and_their_list_is_kept_for_the_next(
    filled: Client, begun: threading.Event
) -> None:
    assert filled.get("/names").status_code == 503
    begun.set()
    made()

    assert "Northmere Systems" in shown(filled, "/names")
    assert listing.is_kept(module.known().mark[1:])


__all__ = ["program"]
