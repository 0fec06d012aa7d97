"""Every address of the portal, and what each says to whom: one row an address.

The table is held against the URL configuration: an address without a row fails.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from affiant.evidence.models import Fact, Text
from affiant.portal.headers import HEADERS
from affiant.portal.known import known


def text() -> int:
    return Text.objects.get(title__startswith="Northmere Systems ends").pk


def fact() -> int:
    return Fact.objects.get(kind="money", text=text()).pk


def entity() -> str:
    return next(one.id for one in known().names.public if one.name == "Northmere Systems")


@dataclass(frozen=True)
class Row:
    """An address: its method, what the owner gets, and a stranger."""

    address: Callable[[], str]
    owner: int
    stranger: int = 403
    method: str = "get"


UUID0 = "00000000-0000-4000-8000-000000000000"
ROWS = {
    "overview": Row(lambda: "/", 200),
    "enter": Row(lambda: "/enter", 403),  # the token is spent
    "welcome": Row(lambda: "/welcome", 200),
    "intake": Row(lambda: "/intake", 200),
    "upload-begin": Row(lambda: "/intake/begin", 200, method="post"),
    "upload-form": Row(lambda: "/intake/form/none", 404, method="post"),  # no ticket
    "upload-announce": Row(lambda: "/intake/999999/files", 404, method="post"),
    "upload-piece": Row(lambda: "/intake/999999/files/1?at=0", 404, method="post"),
    "upload-close": Row(lambda: "/intake/999999/close", 404, method="post"),
    "upload-discard": Row(lambda: "/intake/999999/discard", 404, method="post"),
    "work": Row(lambda: "/work", 200),
    "work-state": Row(lambda: "/work.json", 200),
    "work-trace": Row(lambda: "/work/trace", 302, method="post"),
    "work-stop": Row(lambda: "/work/999999/stop", 404, method="post"),
    "work-again": Row(lambda: "/work/999999/again", 404, method="post"),
    "ledger": Row(lambda: "/ledger", 200),
    "examples": Row(lambda: "/examples", 302, method="post"),
    "retry": Row(lambda: "/retry", 302, method="post"),
    "language": Row(lambda: "/language", 302, method="post"),
    "search": Row(lambda: "/search?q=contract", 200),
    "search-csv": Row(lambda: "/search.csv?q=contract", 200),
    "searches": Row(lambda: "/searches", 302, method="post"),
    "search-seen": Row(lambda: "/searches/1/seen", 404, method="post"),  # nothing is saved
    "search-forgotten": Row(lambda: "/searches/1/forgotten", 404, method="post"),
    "documents": Row(lambda: "/documents", 200),
    "room": Row(lambda: f"/documents/{text()}", 200),
    "judge": Row(lambda: f"/facts/{fact()}/judgement", 400, method="post"),
    "undo": Row(lambda: f"/facts/{fact()}/undo", 404, method="post"),  # nothing to undo
    "correct": Row(lambda: f"/facts/{fact()}/correction", 200),
    "addition": Row(lambda: f"/documents/{text()}/facts", 200),
    "whole": Row(lambda: f"/documents/{text()}/whole", 302, method="post"),
    "links": Row(lambda: f"/documents/{text()}/links", 200),
    "link-judgement": Row(lambda: f"/documents/{text()}/links/999999", 404, method="post"),
    "printed": Row(lambda: f"/documents/{text()}/pages/1", 200),
    "page-image": Row(lambda: f"/documents/{text()}/pages/1.png", 404),  # no PDF
    "forms": Row(lambda: "/forms", 200),
    "disagreements": Row(lambda: "/disagreements", 200),
    "names": Row(lambda: "/names", 200),
    "entity": Row(lambda: f"/names/{entity()}", 200),
    "dossier": Row(lambda: f"/names/{entity()}/dossier", 200),
    "dossier-file": Row(lambda: f"/names/{entity()}/dossier.md", 200),
    "proposal": Row(lambda: f"/names/{entity()}/proposal", 400, method="post"),
    "name-judgement": Row(lambda: f"/names/{entity()}/judgement", 400, method="post"),
    "name-judgement-back": Row(lambda: "/names/judgements/999999/back", 404, method="post"),
    "prepare": Row(lambda: f"/names/{entity()}/publications", 302, method="post"),
    "publications": Row(lambda: "/publications", 200),
    "publication": Row(lambda: "/publications/999999", 404),
    "publication-look": Row(lambda: "/publications/999999/dossier.html", 404),
    "publication-words": Row(lambda: "/publications/999999/words", 404, method="post"),
    "reply-request": Row(lambda: "/publications/999999/replies", 404, method="post"),
    "reply": Row(lambda: "/publications/999999/replies/1", 404, method="post"),
    "approval": Row(lambda: "/publications/999999/approval", 404, method="post"),
    "freeze": Row(lambda: "/publications/999999/edition", 404, method="post"),
    "edition": Row(lambda: "/publications/999999/editions/1.zip", 404),
    "origins": Row(lambda: "/origins", 200),
    "log": Row(lambda: "/log", 200),
    "unmask": Row(lambda: f"/documents/{text()}/unmask", 200),
    "unmaskings": Row(lambda: "/unmaskings", 200),
    "unmasking-consent": Row(
        lambda: "/unmaskings/00000000-0000-4000-8000-000000000000/consent", 404, method="post"
    ),
    "tokens": Row(lambda: "/tokens", 200),
    "token-withdrawal": Row(lambda: "/tokens/999999/withdrawal", 404, method="post"),
    "mail": Row(lambda: "/mail", 200),
    "mail-trove": Row(lambda: "/mail/troves/999999", 404),  # none was read
    "mail-search": Row(lambda: "/mail/search?q=contract", 200),
    "mail-search-csv": Row(lambda: "/mail/search.csv?q=contract", 200),
    "mail-message": Row(lambda: "/mail/messages/999999", 404),
    "mail-original": Row(lambda: "/mail/messages/999999.eml", 404),
    "mail-unmask": Row(lambda: "/mail/messages/999999/unmask", 404),
    "mail-thread": Row(lambda: "/mail/messages/999999/thread", 404),
    "mail-accounts": Row(lambda: "/mail/accounts", 200),
    "mail-accounts-csv": Row(lambda: "/mail/accounts.csv", 200),
    "mail-accounts-messages": Row(lambda: "/mail/accounts/messages", 200),
    "mail-domains": Row(lambda: "/mail/domains", 200),
    "mail-domains-csv": Row(lambda: "/mail/domains.csv", 200),
    "mail-keys": Row(lambda: "/mail/keys", 200),
    "mail-keys-form": Row(lambda: "/mail/keys/form/none", 404, method="post"),  # no ticket
    "mail-keys-import": Row(lambda: "/mail/keys/imports/999999", 404),
    "mail-settle": Row(lambda: "/mail/settle", 302, method="post"),
    "mail-publication": Row(lambda: "/mail/publication", 200),
    "mail-minimum": Row(lambda: "/mail/publication/minimum", 400, method="post"),
    "mail-drafts": Row(lambda: "/mail/publication/drafts", 400, method="post"),
    "mail-draft": Row(lambda: "/mail/publication/drafts/999999", 404),
    "mail-draft-words": Row(lambda: "/mail/publication/drafts/999999/words", 404, method="post"),
    "mail-draft-reply": Row(lambda: "/mail/publication/drafts/999999/replies", 404, method="post"),
    "mail-draft-approval": Row(
        lambda: "/mail/publication/drafts/999999/approval", 404, method="post"
    ),
    "mail-draft-release": Row(
        lambda: "/mail/publication/drafts/999999/release", 404, method="post"
    ),
    "mail-release": Row(lambda: f"/mail/publication/releases/{UUID0}", 404),
    "mail-release-file": Row(lambda: f"/mail/publication/releases/{UUID0}.csv", 404),
    "static": Row(lambda: "/static/portal.css", 200, stranger=200),
}


def asked(client: Client, row: Row, **more: str) -> HttpResponse:
    method = client.post if row.method == "post" else client.get
    return method(row.address(), headers=more or None)  # type: ignore[return-value] # the test's own response


def test_every_address_has_a_row() -> None:
    named = {
        getattr(pattern, "name", None)
        for pattern in get_resolver("affiant.portal.urls").url_patterns
        if getattr(pattern, "namespace", None) != "api"  # programs' own: tests/portal/api
    }
    assert named == set(ROWS)


def test_the_owner_gets_what_each_address_gives(filled: Client) -> None:
    assert {name: asked(filled, row).status_code for name, row in ROWS.items()} == {
        name: row.owner for name, row in ROWS.items()
    }


def test_t_27_a_stranger_gets_nothing_but_the_door(filled: Client, stranger: Client) -> None:
    del filled
    answers = {name: asked(stranger, row) for name, row in ROWS.items()}
    assert {name: one.status_code for name, one in answers.items()} == {
        name: row.stranger for name, row in ROWS.items()
    }
    assert not any(b"Northmere" in one.content for one in answers.values())


def test_every_answer_says_what_a_browser_may_not_do(filled: Client, stranger: Client) -> None:
    own = ("Content-Security-Policy",)
    for row in ROWS.values():
        for client in (filled, stranger):
            response = asked(client, row)
            wrong = {
                name: response.get(name)
                for name, value in HEADERS.items()
                if response.get(name) != value and name not in own
            }
            assert wrong == {}, row
            assert "default-src 'none'" in response["Content-Security-Policy"]
            assert "'unsafe-eval'" not in response["Content-Security-Policy"]
            assert "Strict-Transport-Security" not in response


def test_t_28_no_page_has_a_script_or_a_style_in_it(filled: Client) -> None:
    for row in ROWS.values():
        response = asked(filled, row)
        if not response["Content-Type"].startswith("text/html"):
            continue
        content = response.content.decode()
        assert "<style" not in content
        assert " style=" not in content
        assert "<script>" not in content
        assert not re.search(r"<[^>]* on\w+=", content)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765"])
def test_a_foreign_name_for_this_machine_is_refused(filled: Client, host: str) -> None:
    for row in ROWS.values():
        response = asked(filled, row, Host=host)
        assert response.status_code == 400
        assert response["Content-Security-Policy"]
        assert b"Northmere" not in response.content


def test_a_forwarded_host_counts_for_nothing(filled: Client) -> None:
    sent = {"X-Forwarded-Host": "127.0.0.1", "Host": "evil.example"}
    assert filled.get("/", headers=sent).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/documents/999999",
        "/documents/0",
        "/documents/99999999999999999999999",
        "/documents/1%20OR%201=1",
        "/documents/../../etc/passwd",
        "/names/aff-00000000000000000000",
        "/names/aff-00000000000000000000/dossier",
        "/names/aff-00000000000000000000/dossier.pdf",
        "/names/x'--",
        "/static/settings.py",
        "/static/..%2fsettings.py",
        "/nothing",
    ],
)
def test_t_29_what_is_not_there_is_not_found(filled: Client, address: str) -> None:
    response = filled.get(address)
    assert response.status_code == 404
    assert "Traceback" not in response.content.decode()


def test_t_29_facts_that_are_not_there_cannot_be_judged(filled: Client) -> None:
    for verb in ("judgement", "undo"):
        sent = filled.post(f"/facts/999999/{verb}", {"verdict": "accepted"})
        assert sent.status_code == 404


def test_a_dossier_of_an_unknown_form_is_not_found(filled: Client) -> None:
    assert filled.get(f"/names/{entity()}/dossier.exe").status_code == 404
