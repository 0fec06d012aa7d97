"""The page of a message: what it shows, what it hides, and what it proves."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.access.cipher.at_hand import take
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.models import AuditEntry, Grant, Unmasking
from affiant.access.roles.person import Person
from affiant.mail.models import Message, MessageText
from affiant.mail.settling import settle
from affiant.portal import visitor as visiting
from affiant.portal.mail.said import PART
from affiant.portal.visitor import Visitor
from tests.portal.conftest import HOST
from tests.portal.mail.conftest import Desk
from tests.portal.mail.demo import NAMES, NOON

ASKED = {"who": "1", "ground": "right of reply", "reason": "to ask her for an answer"}
ALL = ("first", "reply", "french", "hostile", "undated", "listed")


@pytest.fixture
def keys() -> Iterator[None]:
    take(Keyring(Key.make()))
    yield
    take(None)


def second(address: str) -> str:
    """What another owner is told there; a wish is consented to."""
    Grant.objects.get_or_create(
        holder="person:5", role="owner", scope="all", by="local", defaults={"at": NOON}
    )
    other = Visitor("Second", Person("person:5", verified=True))
    visiting.WAYS_IN.insert(0, lambda _: other)
    try:
        client = Client(HTTP_HOST=HOST)
        asked = client.post if address.endswith("consent") else client.get
        return asked(address).content.decode()
    finally:
        del visiting.WAYS_IN[0]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_t_72_no_page_of_a_message_says_a_name(desk: Desk, name: str, language: str) -> None:
    for page in (desk.message(name), f"{desk.message(name)}/thread"):
        said = desk.get(page, language)
        assert [one for one in NAMES if one in said] == [], page


def test_what_the_writer_says_is_open_and_what_is_quoted_is_folded(desk: Desk) -> None:
    said = desk.get(desk.message("reply"))
    own = said.index("Please keep the price between us")
    assert said.rfind("<details", 0, own) < said.rfind("</details>", 0, own) + 1
    quoted = said.index("nobody else has seen it")
    assert said.rfind("<details", 0, quoted) > said.rfind("</details>", 0, quoted)


def test_a_signature_that_holds_is_told_on_five_axes(desk: Desk) -> None:
    said = desk.get(desk.message("first"))
    assert "signature valid for key s1._domainkey.northmere.example" in said
    axes = re.findall(r"<div><dt>(Result|Key|Time|Coverage|Undone)</dt>", said)
    assert axes == ["Result", "Key", "Time", "Coverage", "Undone"]
    assert "authentic" not in said.replace("authentication", "").casefold()


def test_no_key_is_no_finding(desk: Desk) -> None:
    assert "temperror: no key" in desk.get(desk.message("reply"))


def test_dates_are_judged_for_the_day_that_is_asked(desk: Desk) -> None:
    said = desk.get(f"{desk.message('first')}?as_of=2014-03-01")
    assert "judged as of 2014-03-01" in said
    assert "judged as of" not in desk.get(f"{desk.message('first')}?as_of=1%20March")


def test_seals_of_forwarders_are_told(desk: Desk) -> None:
    said = desk.get(desk.message("listed"))
    assert "Forwarder 1: sealed by lists.example; said of the seals before: none" in said


def test_what_transport_changed_is_sought_where_somebody_asks(desk: Desk) -> None:
    plain, sought = (desk.get(desk.message("listed") + more) for more in ("", "?undo=1"))
    assert "Look for what transport changed" in plain
    assert "signature valid for key s1._domainkey.northmere.example" not in plain
    assert "signature valid for key s1._domainkey.northmere.example" in sought
    assert "Look for what transport changed" not in sought


def test_what_was_restored_when_the_trove_was_settled_is_shown_so_unasked(desk: Desk) -> None:
    settle(1, NOON, desk.casefile.originals, undo=True)
    said = desk.get(desk.message("listed"))
    assert "signature valid for key s1._domainkey.northmere.example" in said
    assert "footer appended (body)" in said
    assert "It is shown once everybody" in said  # the restored words stay closed


def test_t_72_a_restored_message_is_shown_to_who_sees_everybody_of_it(
    desk: Desk, keys: None
) -> None:
    del keys
    page = desk.message("listed")
    assert "It is shown once everybody" in desk.get(f"{page}?undo=1")
    for number in ("1", "2"):
        desk.client.post(f"{page}/unmask", {**ASKED, "who": number})
    said = desk.get(f"{page}?undo=1")
    assert "Subject: The figures of the north site" in said
    assert "It is shown once everybody" not in said


def test_t_74_nothing_of_a_hostile_letter_runs(desk: Desk) -> None:
    said = desk.get(desk.message("hostile"))
    assert "<script>alert" not in said
    assert "evil.example/pixel" not in said
    assert "The body of the hostile letter." in said
    assert "\u202e" not in said


def test_what_came_with_it_leads_to_its_document(desk: Desk) -> None:
    said = desk.get(desk.message("french"))
    link = re.search(r'href="(/documents/\d+)">Open as a document', said)
    assert link is not None
    assert "Northmere Systems" in desk.get(link.group(1))


def test_copies_and_what_claims_to_be_the_same_are_linked(desk: Desk) -> None:
    said = desk.get(desk.message("first"))
    assert "Exact copies" in said
    assert "The same Message-ID over another text" in said


def test_a_long_message_is_shown_in_parts(desk: Desk) -> None:
    row = MessageText.objects.get(pk=desk.messages["undated"])
    row.text = "".join(f"line {number} of a long letter\n" for number in range(PART // 10))
    row.save()
    first = desk.get(desk.message("undated"))
    assert "line 0 of" in first
    assert len(first) < 3 * PART
    assert "line 0 of" not in desk.get(f"{desk.message('undated')}?part=2")
    assert desk.get(f"{desk.message('undated')}?part=999999")


def test_t_72_who_asks_sees_that_person_in_this_message_alone(desk: Desk, keys: None) -> None:
    del keys
    page = desk.message("first")
    assert desk.client.post(f"{page}/unmask", ASKED)["Location"] == page
    said = desk.get(page)
    assert "Anne Dupont" in said
    assert "Okafor" not in said
    assert "Anne Dupont" not in desk.get(desk.message("reply"))
    assert "Anne Dupont" not in desk.get(f"{page}/thread")
    entry = AuditEntry.objects.get(action="unmasked")
    assert "answer" not in entry.details


def test_t_72_the_original_is_given_once_everybody_of_its_header_is_shown(
    desk: Desk, keys: None
) -> None:
    del keys
    page = desk.message("first")
    assert desk.client.get(f"{page}.eml").status_code == 404
    for number in ("1", "2", "3"):
        desk.client.post(f"{page}/unmask", {**ASKED, "who": number})
    answer = desk.client.get(f"{page}.eml")
    assert b"anne.dupont@northmere.example" in answer.content
    assert answer["Content-Type"] == "application/octet-stream"
    assert "attachment" in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert AuditEntry.objects.filter(action="exported", kind="message").count() == 1


def test_t_72_all_at_once_wait(desk: Desk, keys: None) -> None:
    del keys
    page = desk.message("first")
    answer = desk.client.post(f"{page}/unmask", {**ASKED, "who": "all"})
    assert b"waits for a second person" in answer.content
    assert Unmasking.objects.get().open_from is None
    assert "Anne Dupont" not in desk.get(page)
    consent = f"/unmaskings/{Unmasking.objects.get().pk}/consent"
    assert desk.client.post(consent).status_code == 404  # nobody consents to their own wish
    said = second("/unmaskings")
    assert "everybody in collection 1" in said
    second(consent)
    assert "Mr Okafor" in desk.get(page)


@pytest.mark.parametrize("left", ["who", "ground", "reason"])
def test_a_wish_that_lacks_something_is_refused(desk: Desk, keys: None, left: str) -> None:
    del keys
    answer = desk.client.post(f"{desk.message('first')}/unmask", {**ASKED, left: ""})
    assert answer.status_code == 400
    assert not Unmasking.objects.exists()


def test_a_message_whose_bytes_are_gone_says_so(desk: Desk) -> None:
    row = Message.objects.select_related("file").get(pk=desk.messages["first"])
    desk.casefile.originals.path(str(row.file.original_id)).unlink()
    assert "It cannot be checked" in desk.get(desk.message("first"))


def test_a_thread_is_in_order_with_what_is_missing(desk: Desk) -> None:
    said = desk.get(f"{desk.message('reply')}/thread")
    places = [said.index(f'id="m{desk.messages[name]}"') for name in ("first", "reply", "french")]
    assert places == sorted(places)
    assert "its header names what it answers" in said
    gap = said.index("A message that others answer and that is not in the trove")
    assert gap < places[2]
    assert "lost@" not in said


def test_pages_ask_the_same_number_of_queries_however_much_they_show(desk: Desk) -> None:
    def queries(address: str) -> int:
        desk.get(address)
        with CaptureQueriesContext(connection) as asked:
            desk.get(address)
        return len(asked)

    one, three = (f"{desk.message(name)}/thread" for name in ("undated", "reply"))
    assert 0 < queries(one) <= queries(three) <= queries(one) + 1  # it names others
    many = MessageText.objects.filter(pk__in=desk.messages.values())
    few = queries(desk.message("french"))
    many.update(header="From: somebody\n\n")
    Message.objects.update(sha256="")
    assert queries(desk.message("french")) == few + 1  # its header, which no bytes hold now
    assert queries(three) <= queries(one) + 1
