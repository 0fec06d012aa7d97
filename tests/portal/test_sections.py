"""Where a page says that one is, and what it leads to."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from affiant.portal.doors import HAND_IN, hand_in, sections
from affiant.portal.speech import Speech

if TYPE_CHECKING:
    from affiant.portal.visitor import Visitor

SPEECH = Speech("en")


class Everything:
    """Somebody who may do all."""

    def may(self, action: object) -> bool:
        del action
        return True


class Reader:
    """Somebody who reads, and no more."""

    def may(self, action: object) -> bool:
        return action == "read"


def current(path: str, who: object = None) -> dict[str, str]:
    """Which doors say that one is inside."""
    visitor: Visitor = who or Everything()  # type: ignore[assignment] # asked for `may` alone
    doors = [*sections(visitor, path, SPEECH), hand_in(visitor, path, SPEECH)]
    return {one.address: one.current for one in doors if one is not None and one.current}


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("/", {"/": "page"}),
        ("/documents", {"/documents": "page"}),
        ("/documents/7", {"/documents": "true"}),
        ("/facts/7/correction", {"/documents": "true"}),
        ("/disagreements", {"/documents": "true"}),
        ("/names/aff-1/dossier", {"/names": "true"}),
        ("/mail/messages/3/thread", {"/mail": "true"}),
        ("/publications/3", {"/publications": "true"}),
        ("/ledger", {HAND_IN: "true"}),
        ("/work", {HAND_IN: "true"}),
        ("/log", {}),
        ("/mailbox", {}),
    ],
)
def test_a_page_says_in_which_section_it_lies(path: str, inside: dict[str, str]) -> None:
    assert current(path) == inside


def test_who_reads_alone_is_led_to_nothing_that_would_refuse() -> None:
    assert current("/intake", Reader()) == {}
    assert current("/publications", Reader()) == {}


def test_nobody_is_led_nowhere() -> None:
    assert sections(None, "/", SPEECH) == []
    assert hand_in(None, "/", SPEECH) is None


def test_every_page_leads_to_handing_in_and_to_publications(filled: Client) -> None:
    head = filled.get("/documents").content.decode().partition("</header>")[0]
    assert 'href="/intake"' in head
    assert 'href="/publications"' in head
