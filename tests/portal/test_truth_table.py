"""Every address x every role: who is let in, and that nobody sees what lies beyond their reach.

**A new address needs a row in ROWS**, or the first test fails. A row says three things:

    "room": Row(lambda a: f"/documents/{a.text}", "read"),
    "judge": Row(lambda a: f"/facts/{a.fact}/judgement", "judge", "post", {"verdict": "accepted"}),

1. its address, made from the ids of a thing (`things.Things`: text, fact, entity, collection; add
   another where you need it). The test asks for a thing of MILLS, which all the roles here are
   over, for one of DOCKS, which is beyond their reach, and for one that is not there: those two
   must be answered alike, with 404.
2. what it is for, a word of LETS_IN: who must be let in. It is said here by hand and not taken from
   the view, so that a view marked for the wrong action is found.
3. the method ("post" sends a form, "json" what programs send) and what is sent. `ok` is what
   those who are let in get.

Views that are include()d are enumerated too, by their full name ("api:facts").
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from affiant.access.models import AuditEntry
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.portal import visitor as visiting
from affiant.portal.known import known
from affiant.portal.running import Running, scribe, start
from affiant.portal.visitor import API as PROGRAMS
from affiant.portal.visitor import Visitor
from tests.portal.conftest import HOST, SETTINGS
from tests.portal.things import (
    DOCKS,
    MILLS,
    NOTHING,
    PEOPLE,
    SECRETS,
    SOMETHING,
    WITNESS,
    Things,
    admit,
    fill,
    things,
)

API = f"{PROGRAMS}v1/"
EVERYBODY = frozenset({*PEOPLE, "anonymous"})
OVER_MILLS = EVERYBODY - {"other"}
READERS = frozenset({"reader", "reviewer", "editor", "publisher", "owner", "unverified"})
LETS_IN: dict[str, frozenset[str]] = {
    "enter": EVERYBODY,
    "member": EVERYBODY - {"anonymous", "closed"},
    "read": READERS | {"other", "whole"},
    "judge": READERS - {"reader"} | {"whole"},
    "edit": READERS - {"reader", "reviewer"} | {"whole"},
    "edit all": frozenset({"whole"}),  # who is who is one for the whole casefile
    "export": frozenset({"editor", "publisher", "owner", "whole"}),
    "publish": frozenset({"publisher", "owner", "whole"}),
    "log": frozenset({"watcher", "whole"}),
    "unmask": frozenset({"editor", "publisher", "owner", "whole"}),
    "consent": frozenset({"publisher", "owner", "whole"}),
    "grant": frozenset({"owner", "whole"}),
}
"""Who is let in to what. `unverified` is an owner without a second factor."""


@dataclass(frozen=True)
class Row:
    """An address: see above."""

    address: Callable[[Things], str]
    lets_in: str
    method: str = "get"
    sent: Mapping[str, object] = field(default_factory=dict)
    ok: int = 200
    stranger: int = 403  # a program is told to send a token
    refused: int = 403


ROWS: dict[str, Row] = {
    "overview": Row(lambda _: "/", "read", refused=302),  # to what their role gives
    "enter": Row(lambda _: "/enter", "enter", ok=403),  # without its token
    "welcome": Row(lambda _: "/welcome", "member"),
    "intake": Row(lambda _: "/intake", "edit"),
    "upload-begin": Row(lambda _: "/intake/begin", "edit", "post"),
    # An upload and a job are their maker's: here nobody's (tests/portal/test_uploads.py).
    "upload-form": Row(lambda _: "/intake/form/none", "edit", "post", ok=404),
    "upload-announce": Row(lambda _: "/intake/999999/files", "edit", "post", ok=404),
    "upload-piece": Row(lambda _: "/intake/999999/files/1?at=0", "edit", "post", ok=404),
    "upload-close": Row(lambda _: "/intake/999999/close", "edit", "post", ok=404),
    "upload-discard": Row(lambda _: "/intake/999999/discard", "edit", "post", ok=404),
    "work": Row(lambda _: "/work", "read"),
    "work-state": Row(lambda _: "/work.json", "read"),
    "work-trace": Row(lambda _: "/work/trace", "edit", "post", ok=302),
    "work-stop": Row(lambda _: "/work/999999/stop", "edit", "post", ok=404),
    "work-again": Row(lambda _: "/work/999999/again", "edit", "post", ok=404),
    "ledger": Row(lambda _: "/ledger", "read"),
    "examples": Row(lambda _: "/examples", "edit", "post", ok=302),
    "retry": Row(lambda _: "/retry", "edit", "post", ok=302),
    "language": Row(lambda _: "/language", "enter", "post", ok=302),
    "search": Row(lambda _: "/search?q=contract", "read"),
    "search-csv": Row(lambda _: "/search.csv?q=contract", "export"),
    "documents": Row(lambda _: "/documents", "read"),
    "room": Row(lambda a: f"/documents/{a.text}", "read"),
    "judge": Row(lambda a: f"/facts/{a.fact}/judgement", "judge", "post", {"verdict": "x"}, 400),
    "undo": Row(lambda a: f"/facts/{a.fact}/undo", "judge", "post", ok=404),  # nothing to undo
    "correct": Row(lambda a: f"/facts/{a.fact}/correction", "judge"),
    "addition": Row(lambda a: f"/documents/{a.text}/facts?kind=money", "judge"),
    "whole": Row(
        lambda a: f"/documents/{a.text}/whole", "judge", "post", {"taken_back": "1"}, ok=302
    ),
    "links": Row(lambda a: f"/documents/{a.text}/links", "read"),
    "link-judgement": Row(
        lambda a: f"/documents/{a.text}/links/999999", "edit all", "post", ok=404
    ),
    "printed": Row(lambda a: f"/documents/{a.text}/pages/1", "read"),
    "page-image": Row(lambda a: f"/documents/{a.text}/pages/1.png", "read", ok=404),  # no PDF
    "forms": Row(lambda _: "/forms", "read"),
    "disagreements": Row(lambda _: "/disagreements", "read"),
    "names": Row(lambda _: "/names", "read"),
    "entity": Row(lambda a: f"/names/{a.entity}", "read"),
    "dossier": Row(lambda a: f"/names/{a.entity}/dossier", "read"),
    "dossier-file": Row(lambda a: f"/names/{a.entity}/dossier.md", "export"),
    "proposal": Row(lambda a: f"/names/{a.entity}/proposal", "edit all", "post", ok=400),
    "name-judgement": Row(lambda a: f"/names/{a.entity}/judgement", "edit all", "post", ok=400),
    "name-judgement-back": Row(
        lambda _: "/names/judgements/999999/back", "edit all", "post", ok=404
    ),
    "prepare": Row(lambda a: f"/names/{a.entity}/publications", "edit", "post", ok=302),
    "publications": Row(lambda _: "/publications", "read"),
    "publication": Row(lambda a: f"/publications/{a.publication}", "read"),
    "publication-look": Row(lambda a: f"/publications/{a.publication}/dossier.html", "export"),
    # Of nothing that was seen; and nobody was asked for an answer.
    "approval": Row(lambda a: f"/publications/{a.publication}/approval", "publish", "post", ok=409),
    "freeze": Row(lambda a: f"/publications/{a.publication}/edition", "publish", "post", ok=409),
    # After the two before it: who edits it may not approve it.
    "publication-words": Row(
        lambda a: f"/publications/{a.publication}/words", "edit", "post", ok=302
    ),
    "reply-request": Row(
        lambda a: f"/publications/{a.publication}/replies", "edit", "post", ok=400
    ),
    "reply": Row(lambda a: f"/publications/{a.publication}/replies/1", "edit", "post", ok=404),
    "edition": Row(lambda a: f"/publications/{a.publication}/editions/1.zip", "export", ok=404),
    "origins": Row(lambda _: "/origins", "read"),
    "searches": Row(lambda _: "/searches", "read", "post", ok=302),
    "search-seen": Row(lambda _: "/searches/99/seen", "read", "post", ok=404),  # none of theirs
    "search-forgotten": Row(lambda _: "/searches/99/forgotten", "read", "post", ok=404),
    "log": Row(lambda _: "/log", "log"),
    "unmask": Row(lambda a: f"/documents/{a.text}/unmask", "unmask"),
    "unmaskings": Row(lambda _: "/unmaskings", "consent"),
    "unmasking-consent": Row(  # of none
        lambda _: "/unmaskings/00000000-0000-4000-8000-000000000000/consent",
        "consent",
        "post",
        ok=404,
    ),
    "tokens": Row(lambda _: "/tokens", "member"),
    "token-withdrawal": Row(lambda _: "/tokens/999999/withdrawal", "member", "post", ok=404),
    "mail": Row(lambda _: "/mail", "read"),
    "mail-trove": Row(lambda a: f"/mail/troves/{a.trove}", "read"),
    "mail-search": Row(lambda _: "/mail/search?q=contract", "read"),
    "mail-search-csv": Row(lambda _: "/mail/search.csv?q=contract", "export"),
    "mail-message": Row(lambda a: f"/mail/messages/{a.message}", "read"),
    "mail-original": Row(lambda a: f"/mail/messages/{a.message}.eml", "export", ok=404),  # masked
    "mail-unmask": Row(lambda a: f"/mail/messages/{a.message}/unmask", "unmask"),
    "mail-thread": Row(lambda a: f"/mail/messages/{a.message}/thread", "read"),
    "mail-accounts": Row(lambda _: "/mail/accounts", "read"),
    "mail-accounts-csv": Row(lambda _: "/mail/accounts.csv", "export"),
    "mail-accounts-messages": Row(lambda _: "/mail/accounts/messages", "read"),
    "mail-domains": Row(lambda _: "/mail/domains", "read"),
    "mail-domains-csv": Row(lambda _: "/mail/domains.csv", "export"),
    "mail-keys": Row(lambda _: "/mail/keys", "read"),
    "mail-keys-form": Row(lambda _: "/mail/keys/form/none", "edit all", "post", ok=404),
    # An import is for who sees the whole casefile: here there is none.
    "mail-keys-import": Row(lambda _: "/mail/keys/imports/999999", "read", ok=404),
    # Numbers that are published draw on the whole casefile: tests/portal/mail/test_publication.py
    "mail-settle": Row(lambda _: "/mail/settle", "edit all", "post", ok=302),
    "mail-publication": Row(lambda _: "/mail/publication", "read"),
    "mail-minimum": Row(lambda _: "/mail/publication/minimum", "edit all", "post", ok=400),
    "mail-drafts": Row(lambda _: "/mail/publication/drafts", "edit all", "post", ok=400),
    "mail-draft": Row(lambda _: "/mail/publication/drafts/999999", "read", ok=404),
    "mail-draft-words": Row(
        lambda _: "/mail/publication/drafts/999999/words", "edit", "post", ok=404
    ),
    "mail-draft-reply": Row(
        lambda _: "/mail/publication/drafts/999999/replies", "edit", "post", ok=404
    ),
    "mail-draft-approval": Row(
        lambda _: "/mail/publication/drafts/999999/approval", "publish", "post", ok=404
    ),
    "mail-draft-release": Row(
        lambda _: "/mail/publication/drafts/999999/release", "publish", "post", ok=404
    ),
    "mail-release": Row(
        lambda _: "/mail/publication/releases/00000000-0000-4000-8000-000000000000", "read", ok=404
    ),
    "mail-release-file": Row(
        lambda _: "/mail/publication/releases/00000000-0000-4000-8000-000000000000.csv",
        "export",
        ok=404,
    ),
    "static": Row(lambda _: "/static/portal.css", "enter"),
    "api:casefile": Row(lambda _: f"{API}casefile", "read", stranger=401),
    "api:collections": Row(lambda _: f"{API}collections", "read", stranger=401),
    "api:ledger": Row(lambda _: f"{API}ledger", "read", stranger=401),
    "api:work": Row(lambda _: f"{API}work", "read", stranger=401),
    "api:documents": Row(lambda _: f"{API}documents", "read", stranger=401),
    "api:document": Row(lambda a: f"{API}documents/{a.text}", "read", stranger=401),
    "api:part": Row(lambda a: f"{API}documents/{a.text}/parts/1", "read", stranger=401),
    "api:facts": Row(lambda a: f"{API}documents/{a.text}/facts", "read", stranger=401),
    "api:fact": Row(lambda a: f"{API}facts/{a.fact}", "read", stranger=401),
    "api:judgements": Row(
        lambda a: f"{API}facts/{a.fact}/judgements",
        "judge",
        "json",
        {"verdict": "corrected", "answers": {"amount": "x"}},
        422,
        401,
    ),
    "api:additions": Row(
        lambda a: f"{API}documents/{a.text}/additions",
        "judge",
        "json",
        {"kind": "money", "words": "nowhere"},
        422,
        401,
    ),
    "api:search": Row(lambda _: f"{API}search?q=contract", "read", stranger=401),
    "api:entities": Row(lambda _: f"{API}entities", "read", stranger=401),
    "api:entity": Row(lambda a: f"{API}entities/{a.entity}", "read", stranger=401),
    "api:dossier": Row(lambda a: f"{API}entities/{a.entity}/dossier.md", "export", stranger=401),
    "api:sameness": Row(lambda _: f"{API}entities/judgements", "edit", "json", {}, 422, 401),
    "api:origins": Row(lambda _: f"{API}origins", "read", stranger=401),
    "api:reconcile": Row(lambda _: f"{API}reconcile/x", "read", stranger=401),
    "api:files": Row(lambda _: f"{API}files", "edit", "json", {}, 422, 401),
    "api:mail-accounts": Row(lambda _: f"{API}mail/accounts", "read", stranger=401),
    "api:mail-domains": Row(lambda _: f"{API}mail/domains", "read", stranger=401),
    "api:mail-keys": Row(lambda _: f"{API}mail/keys", "read", stranger=401),
    "api:mail-releases": Row(lambda _: f"{API}mail/releases", "read", stranger=401),
    "api:mail-troves": Row(lambda _: f"{API}mail/troves", "read", stranger=401),
    "api:mail-trove": Row(lambda a: f"{API}mail/troves/{a.trove}", "read", stranger=401),
    "api:mail-messages": Row(lambda _: f"{API}mail/messages?q=contract", "read", stranger=401),
    "api:mail-message": Row(lambda a: f"{API}mail/messages/{a.message}", "read", stranger=401),
    "api:mail-thread": Row(
        lambda a: f"{API}mail/messages/{a.message}/thread", "read", stranger=401
    ),
    "api:log": Row(lambda _: f"{API}log", "log", stranger=401),
    "api:openapi-json": Row(lambda _: f"{API}openapi.json", "read", stranger=401),
    "api:api-root": Row(lambda _: API, "enter", ok=404),
}


def names_of(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """The full name of every address; its route where it has none, which no row can have."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inside = f"{before}{one.namespace}:" if one.namespace else before
            yield from names_of(one.url_patterns, inside)
        else:
            yield f"{before}{one.name or one.pattern}"


class Answer(NamedTuple):
    """What is looked at of a response."""

    status_code: int
    content: bytes


@dataclass(frozen=True)
class Table:
    """The served casefile, and the things of both collections."""

    mine: Things
    theirs: Things
    _told: dict[tuple[str, str, Things], Answer] = field(default_factory=dict)

    def told(self, name: str, who: str, about: Things) -> Answer:
        """What this address answers them. A page is asked for once: several tests look at it."""
        if ROWS[name].method != "get":
            return _answer(self.ask(name, who, about))
        asked = name, who, about
        if asked not in self._told:
            self._told[asked] = _answer(self.ask(name, who, about))
        return self._told[asked]

    def ask(self, name: str, who: str, about: Things) -> HttpResponse:
        """What this address answers them."""
        visitor = PEOPLE.get(who)
        visiting.WAYS_IN[:] = [lambda _: _anew(visitor)]
        client, row = Client(HTTP_HOST=HOST), ROWS[name]
        if row.method == "json":
            sent = json.dumps(row.sent)
            return client.post(row.address(about), sent, content_type="application/json")  # type: ignore[return-value] # the test's own response
        asked = client.post if row.method == "post" else client.get
        return asked(row.address(about), row.sent or None)  # type: ignore[arg-type,return-value] # the same


def _answer(response: HttpResponse) -> Answer:
    return Answer(response.status_code, response.content)


def _anew(visitor: Visitor | None) -> Visitor | None:
    """As each request makes its own: what they may do is kept with it."""
    return Visitor(visitor.name, visitor.person) if visitor else None


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    """One casefile for the whole table: its rows leave it as it is."""
    folder: Path = tmp_path_factory.mktemp("table")
    casefile = Casefile.create(folder / "casefile")
    fill(casefile, folder / "documents")
    admit()
    before = list(visiting.WAYS_IN)
    with override_settings(**SETTINGS):
        start(Running(casefile, "Ada"))
        yield Table(things(MILLS), things(DOCKS))
    visiting.WAYS_IN[:] = before
    connect(Path(":memory:"), migrate=False)


def test_every_address_has_a_row() -> None:
    assert set(names_of(get_resolver("affiant.portal.urls").url_patterns)) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_t_24_each_role_is_let_in_where_it_must_be_and_nowhere_else(
    table: Table, name: str
) -> None:
    row = ROWS[name]
    answers = {who: table.told(name, who, table.mine).status_code for who in OVER_MILLS}
    refused = dict.fromkeys(OVER_MILLS, row.refused) | {"anonymous": row.stranger}
    assert answers == {
        who: row.ok if who in LETS_IN[row.lets_in] else refused[who] for who in OVER_MILLS
    }


OF_A_THING = [name for name, row in ROWS.items() if row.address(NOTHING) != row.address(SOMETHING)]


@pytest.mark.parametrize("name", OF_A_THING)
def test_t_29_what_is_beyond_reach_answers_like_what_is_not_there(table: Table, name: str) -> None:
    for who in sorted(LETS_IN[ROWS[name].lets_in] & OVER_MILLS - {"whole", "watcher"}):
        there, nowhere = (table.told(name, who, about) for about in (table.theirs, NOTHING))
        assert (there.status_code, nowhere.status_code) == (404, 404), who
        assert _plain(there, table.theirs) == _plain(nowhere, NOTHING), who


def _plain(response: Answer, about: Things) -> str:
    """What it says, but for the ids that were asked for and the forms' own tokens."""
    said = re.sub(r'value="\w{64}"', "", response.content.decode())
    for one in sorted(map(str, astuple(about)), key=len, reverse=True):
        said = said.replace(f"/{one}", "/…")
    return said


@pytest.mark.parametrize("name", ROWS)
def test_t_24_no_page_says_what_only_another_collection_says(table: Table, name: str) -> None:
    for who in sorted(LETS_IN[ROWS[name].lets_in] & OVER_MILLS - {"whole", "watcher", "anonymous"}):
        said = table.told(name, who, table.mine).content.decode()
        assert [secret for secret in SECRETS if secret in said] == [], who


@pytest.mark.parametrize("name", ROWS)
def test_t_80_whom_one_collection_protects_no_page_of_another_names(
    table: Table, name: str
) -> None:
    """Threat: a witness of one collection is quoted in the next, whose readers learn the name."""
    assert WITNESS in {one.name for one in known().masks.people}
    for who in sorted(LETS_IN[ROWS[name].lets_in] & OVER_MILLS - {"anonymous"}):
        said = table.told(name, who, table.mine).content.decode(errors="replace")
        assert WITNESS not in said, who


def test_a_reader_sees_the_documents_of_their_collection_and_all_of_them(table: Table) -> None:
    mine, theirs = (table.ask("documents", who, NOTHING).content for who in ("reader", "other"))
    assert b"Miller works" in mine
    assert b"A shared circular" in mine
    assert b"Docker" not in mine
    assert b"Docker yard" in theirs
    assert b"A shared circular" in theirs
    assert b"Miller" not in theirs


def test_a_document_in_two_collections_is_told_by_the_name_that_its_reader_may_know(
    table: Table,
) -> None:
    mine, theirs = (table.ask("documents", who, NOTHING).content for who in ("reader", "other"))
    assert b"m-shared" in mine
    assert b"d-shared" not in mine
    assert b"d-shared" in theirs
    assert b"m-shared" not in theirs


def test_counts_are_of_what_the_reader_sees(table: Table) -> None:
    asked = {who: table.ask("names", who, NOTHING).content.decode() for who in ("reader", "whole")}
    counts = {
        who: re.search(r"Northmere Systems</bdi></a>.*?(\d+)", said, re.DOTALL)
        for who, said in asked.items()
    }
    assert all(counts.values())
    told = {who: int(found.group(1)) for who, found in counts.items() if found}
    assert told["reader"] < told["whole"]


def test_an_entity_of_two_collections_has_the_names_that_its_reader_may_know(table: Table) -> None:
    whole = table.ask("entity", "whole", table.mine).content.decode()
    assert "Norsys" in whole
    assert "Norsys" not in table.ask("entity", "reader", table.mine).content.decode()


def test_what_was_refused_and_what_was_opened_is_in_the_log(table: Table) -> None:
    last = AuditEntry.objects.count()
    table.ask("room", "reader", table.mine)
    table.ask("room", "reader", table.theirs)
    table.ask("room", "nothing", table.mine)
    table.ask("search", "reader", NOTHING)
    table.ask("search-csv", "editor", NOTHING)
    told = AuditEntry.objects.filter(sequence__gt=last).order_by("sequence")
    assert [(one.actor, one.action, one.kind, one.details) for one in told] == [
        ("person:1", "read", "document", "{}"),
        ("person:1", "denied", "document", '{"status":404}'),
        ("person:8", "denied", "document", '{"status":403}'),
        ("person:1", "searched", "search", "{}"),
        ("person:3", "exported", "search", '{"format":"csv"}'),
    ]
    assert scribe().trail.check().holds
