"""The publication assistant: what goes out, what is put together and why, and who agreed to it."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from affiant.access.models import AuditEntry, Grant
from affiant.access.roles.person import Person
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import Attributed, MailDraft, MailRelease, Message, Placement
from affiant.mail.settling.releases import FLOOR, minimum
from affiant.portal import visitor as visiting
from affiant.portal.visitor import Visitor
from tests.portal.conftest import BOTH, HOST, NOON
from tests.portal.mail.test_attribution import EMPLOYER, Post

START = "/mail/publication"
OTHER = "google.com"
WORDS = {"title": "Mail from employers", "words": "E-mails were sent from accounts at employers."}


@pytest.fixture
def second(owner: Client) -> Iterator[Client]:
    """A browser of somebody else who may publish."""
    del owner
    yield from _somebody("2", "publisher", "all")


@pytest.fixture
def partly(owner: Client) -> Iterator[Client]:
    """A browser of a publisher of one collection alone."""
    del owner
    yield from _somebody("4", "publisher", "collection")


def _somebody(number: str, role: str, scope: str) -> Iterator[Client]:
    before = list(visiting.WAYS_IN)
    who = Person(f"person:{number}", verified=True)
    Grant.objects.create(
        holder=who.id, role=role, scope=scope, by="local", at=NOON,
        scope_id=None if scope == "all" else 1,
    )  # fmt: skip
    visiting.WAYS_IN.insert(
        0,
        lambda request: Visitor("Bea", who) if request.headers.get("X-Who") == number else None,
    )
    yield Client(HTTP_HOST=HOST, headers={"X-Who": number})
    visiting.WAYS_IN[:] = before


class Box(Post):
    """A trove that is settled as it is filled."""

    def many(self, domain: str, accounts: int, grade: Grade | None = None, first: int = 0) -> None:
        """One message of each of so many accounts."""
        for number in range(first, first + accounts):
            self.send(f"a{number}@{domain}", grade, f"{domain} {number} {grade}")
        self.settle()

    def settle(self) -> None:
        for one in Message.objects.filter(placement=None):
            Placement.objects.create(message=one, root=one)
        now = timezone.now()
        Attributed.objects.update(at=now)
        self.trove.settled = now
        self.trove.save()


@pytest.fixture
def box(owner: Client) -> Box:
    """Fifteen accounts of one employer, eleven of nobody's."""
    del owner
    made = Box()
    made.many(EMPLOYER, 15, Grade.A)
    made.many("nobody.example", 11)
    return made


def begin(owner: Client, box: Post, **told: object) -> str:
    answer = owner.post(f"{START}/drafts", {"collection": box.trove.collection_id})
    assert answer.status_code == 302
    address = str(answer["Location"])
    assert owner.post(f"{address}/words", WORDS | told).status_code == 302
    for party in re.findall(r'name="party" value="([^"]*)"', page_of(owner, address)):
        sent = {"party": html.unescape(party), "reason": "The court asks them, not we."}
        assert owner.post(f"{address}/replies", sent).status_code == 302
    return address


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def approve(second: Client, address: str) -> int:
    digest = page_of(second, address).partition('name="digest" value="')[2].partition('"')[0]
    return second.post(f"{address}/approval", {"digest": digest}).status_code


def published(owner: Client, second: Client, box: Post, **told: object) -> str:
    address = begin(owner, box, **told)
    assert approve(second, address) == 302
    answer = owner.post(f"{address}/release")
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


@BOTH
def test_a_table_goes_out_when_a_second_person_agreed_to_it(owner: Client, second: Client) -> None:
    box = Box()
    box.many(EMPLOYER, 15, Grade.A)
    box.many("nobody.example", 11)
    address = published(owner, second, box)
    page = page_of(owner, address)
    assert "15 e-mails were sent from 15 accounts at Microsoft" in page
    assert WORDS["title"] in page
    row = MailRelease.objects.get()
    assert f"{START}/releases/{row.pk}" == address
    told = AuditEntry.objects.filter(kind="release").exclude(action="read").order_by("sequence")
    assert [one.action for one in told] == ["edited"] * 3 + ["approved", "published"]
    assert address in page_of(owner, START)


def test_t_92_nobody_approves_their_own_table(owner: Client, second: Client, box: Box) -> None:
    del second
    address = begin(owner, box)
    assert owner.post(f"{address}/approval", {"digest": "0" * 64}).status_code == 403
    assert owner.post(f"{address}/release").status_code == 409
    assert not MailRelease.objects.exists()


ASKED = {"party": "Microsoft", "asked_on": "2026-01-05", "deadline": "2026-01-12"}


def unasked(owner: Client, box: Post) -> str:
    """A draft of which nobody was asked yet."""
    address = str(
        owner.post(f"{START}/drafts", {"collection": box.trove.collection_id})["Location"]
    )
    owner.post(f"{address}/words", WORDS)
    return address


def test_t_97_on_a_laptop_one_person_publishes_and_the_table_says_so(
    owner: Client, box: Box
) -> None:
    address = begin(owner, box)
    assert "you publish alone" in page_of(owner, address)
    answer = owner.post(f"{address}/release")
    assert answer.status_code == 302
    release = str(answer["Location"])
    for form in ("", ".csv", ".html"):
        said = owner.get(f"{release}{form}").content.decode()
        assert "Published by one person: nobody else has approved it." in said
    assert owner.get(f"{release}.json").json()["approved_by_second_person"] is False
    assert MailRelease.objects.get().agreed_by == ""


def test_t_97_where_others_have_a_role_one_alone_publishes_nothing(
    owner: Client, second: Client, box: Box
) -> None:
    del second
    address = begin(owner, box)
    assert owner.post(f"{address}/release").status_code == 409
    assert not MailRelease.objects.exists()


def test_t_98_nothing_goes_out_that_names_an_employer_who_was_not_asked(
    owner: Client, box: Box
) -> None:
    address = unasked(owner, box)
    assert owner.post(f"{address}/release").status_code == 409
    late = ASKED | {"deadline": "2999-01-01"}
    assert owner.post(f"{address}/replies", late).status_code == 302
    assert owner.post(f"{address}/release").status_code == 409  # they may still answer
    answered = late | {"answer": "We have no comment.", "answered_on": "2026-01-07"}
    assert owner.post(f"{address}/replies", answered).status_code == 302
    release = str(owner.post(f"{address}/release")["Location"])
    for form in ("", ".csv", ".html"):
        assert "We have no comment." in owner.get(f"{release}{form}").content.decode()
    told = owner.get(f"{release}.json").json()["right_of_reply"]
    assert [(one["party"], one["answer"]) for one in told] == [("Microsoft", "We have no comment.")]


@pytest.mark.parametrize(
    "wrong",
    [
        {}, {"asked_on": "2026-01-05"}, {"reason": "no"}, {"asked_on": "5/1", "deadline": "6/1"},
        ASKED | {"deadline": "2026-01-05"}, ASKED | {"answer": "Yes."},
        {"reason": "ask ada.quill@corp.example about it"},
    ],
)  # fmt: skip
def test_t_98_a_record_that_says_nothing_is_none(
    owner: Client, box: Box, wrong: dict[str, str]
) -> None:
    address = unasked(owner, box)
    assert owner.post(f"{address}/replies", {"party": "Microsoft"} | wrong).status_code == 400
    assert owner.post(f"{address}/replies", ASKED | {"party": "Nobody"}).status_code == 409
    assert owner.post(f"{address}/release").status_code == 409


def test_t_98_an_answer_that_comes_after_an_approval_takes_it_away(
    owner: Client, second: Client, box: Box
) -> None:
    address = unasked(owner, box)
    owner.post(f"{address}/replies", ASKED)
    assert approve(second, address) == 302
    owner.post(f"{address}/replies", ASKED | {"answer": "No.", "answered_on": "2026-01-13"})
    assert owner.post(f"{address}/release").status_code == 409


def test_t_92_whatever_changes_after_an_approval_takes_it_away(
    owner: Client, second: Client, box: Box
) -> None:
    address = begin(owner, box)
    assert approve(second, address) == 302
    box.many(EMPLOYER, 15, Grade.A, first=100)
    assert owner.post(f"{address}/release").status_code == 409
    assert approve(second, address) == 302
    owner.post(f"{address}/words", WORDS | {"grade": "A"})
    assert owner.post(f"{address}/release").status_code == 409
    assert not MailRelease.objects.exists()


def test_t_92_an_approval_is_of_what_was_seen(owner: Client, second: Client, box: Box) -> None:
    address = begin(owner, box)
    digest = page_of(second, address).partition('name="digest" value="')[2].partition('"')[0]
    owner.post(f"{address}/words", WORDS | {"title": "Another"})
    assert second.post(f"{address}/approval", {"digest": digest}).status_code == 409


def test_what_was_published_is_published_once(owner: Client, second: Client, box: Box) -> None:
    published(owner, second, box)
    address = f"{START}/drafts/{MailDraft.objects.get().pk}"
    assert owner.post(f"{address}/release").status_code == 404
    assert owner.post(f"{address}/words", WORDS).status_code == 404
    assert owner.get(address).status_code == 302
    assert MailRelease.objects.count() == 1


def test_few_accounts_are_put_together_and_it_is_said_why(owner: Client, box: Box) -> None:
    box.many(OTHER, 4)
    page = page_of(owner, begin(owner, box))
    assert "1 employer has fewer senders" in page
    assert "Google" not in page


def test_a_small_rest_takes_in_an_employer_and_it_is_said_why(owner: Client) -> None:
    box = Box()
    box.many(EMPLOYER, 30, Grade.A)
    box.many(OTHER, 12, Grade.A)
    box.many("nobody.example", 3)
    page = page_of(owner, begin(owner, box))
    assert "without it these would be too few" in page
    assert "Google" not in page
    assert "All others together" in page


def test_t_93_a_difference_with_an_earlier_table_is_refused_without_its_number(
    owner: Client, second: Client
) -> None:
    box = Box()
    box.many(EMPLOYER, 15)
    published(owner, second, box)
    box.many(EMPLOYER, 3, first=50)
    address = begin(owner, box)
    page = page_of(owner, address)
    told = re.sub(r"<[^>]+>", " ", page.partition("What would be published</h2>")[2])
    assert "beside what was published before" in told
    assert not re.search(r"\b3\b", told.partition("What must hold")[0])
    assert "18" not in told
    assert approve(second, address) == 409
    assert owner.post(f"{address}/release").status_code == 409
    assert MailRelease.objects.count() == 1


def test_all_from_too_few_accounts_is_refused(owner: Client) -> None:
    box = Box()
    box.many(EMPLOYER, 9)
    assert "fewer senders than the minimum" in page_of(owner, begin(owner, box))


def test_what_is_counted_can_be_narrowed(owner: Client, box: Box) -> None:
    box.many(EMPLOYER, 12, Grade.D)
    whole = page_of(owner, begin(owner, box))
    assert "27" in whole  # fifteen signed, and the same accounts with From alone
    signed = page_of(owner, begin(owner, box, grade=["A", "B"]))
    assert "15 e-mails were sent from 15 accounts" in signed
    assert "27" not in signed
    none = page_of(owner, begin(owner, box, since="2015-01-01"))
    assert "fewer senders than the minimum" in none
    address = begin(owner, box)
    assert owner.post(f"{address}/words", WORDS | {"since": "5/5/2014"}).status_code == 400
    assert owner.post(f"{address}/words", WORDS | {"trove": "999999"}).status_code == 404


def test_unsettled_mail_is_not_published(owner: Client, second: Client, box: Box) -> None:
    address = begin(owner, box)
    box.trove.settled = None
    box.trove.save()
    assert "affiant mail settle" in page_of(owner, address)
    assert approve(second, address) == 409


def test_words_that_cannot_be_defended_stop_it(owner: Client, second: Client, box: Box) -> None:
    for words in (
        "Ada Quill of Microsoft is a criminal who trafficked children.",
        "Ask ada.quill@corp.example about it.",
    ):
        address = begin(owner, box, words=words)
        assert '<li class="open">' in page_of(owner, address)
        assert approve(second, address) == 409


def test_no_sentence_of_a_table_names_anybody(owner: Client, box: Box) -> None:
    page = page_of(owner, begin(owner, box))
    assert "a0@" not in page
    assert "says nothing of who wrote them" in page


def test_t_28_a_published_table_runs_nothing_and_says_the_same_in_each_form(
    owner: Client, second: Client, box: Box
) -> None:
    Attributed.objects.filter(is_employer=True).update(organisation="=HYPERLINK(1)<b>")
    address = published(owner, second, box, title="=1+1 <script>x</script>")
    sheet = owner.get(f"{address}.csv?language=fr")
    rows = list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert not [one for row in rows for one in row if one.startswith(("=", "+", "-", "@"))]
    assert "Employeur" in rows[0][0]
    piece = owner.get(f"{address}.html?language=en")
    assert b"<script>" not in piece.content
    assert b"<b>" not in piece.content
    assert re.search(rb'datetime="\d{4}-\d\d-\d\d">\d{1,2} \w+ \d{4}<', piece.content)
    assert "sandbox" in piece["Content-Security-Policy"]
    assert piece["Content-Disposition"].startswith("attachment")
    told = json.loads(owner.get(f"{address}.json").content)
    numbers = [(one["messages"], one["accounts"]) for one in told["rows"] if not one["part"]]
    assert numbers == [(15, 15), (11, 11)]
    assert told["minimum"] == 10
    assert owner.get(f"{address}.pdf").status_code == 404


def test_t_29_a_release_or_a_draft_is_not_found_by_who_sees_a_part(
    owner: Client, second: Client, partly: Client, box: Box
) -> None:
    address = published(owner, second, box)
    draft = begin(owner, box)
    for there in (address, f"{address}.csv", f"{address}.json", f"{address}.html", draft):
        assert partly.get(there).status_code == 404, there
    for deed in ("words", "approval", "release"):
        assert partly.post(f"{draft}/{deed}").status_code == 404, deed
    page = page_of(partly, START)
    assert address not in page
    assert draft not in page
    other = address[:-1] + ("0" if address[-1] != "0" else "1")
    assert owner.get(other).status_code == 404
    assert owner.get(f"{START}/releases/1%20OR%201=1").status_code == 404


def test_the_least_number_of_accounts_has_a_floor_and_is_in_the_log(
    owner: Client, box: Box
) -> None:
    del box
    for wrong in (str(FLOOR - 1), "0", "-1", "x", "", "9" * 30):
        assert owner.post(f"{START}/minimum", {"minimum": wrong}).status_code == 400, wrong
    assert minimum() == 10
    assert owner.post(f"{START}/minimum", {"minimum": "20"}).status_code == 302
    assert minimum() == 20
    assert AuditEntry.objects.latest("sequence").action == "edited"


def test_queries_do_not_grow_with_what_is_counted(owner: Client, box: Box) -> None:
    address = begin(owner, box)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page_of(owner, address)
        return len(asked)

    queries()
    few = queries()
    box.many(OTHER, 14)
    queries()  # the mask asks new messages for their people once
    assert queries() == few
