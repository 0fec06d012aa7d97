"""Two reviewers: each person's verdict apart, disagreements listed, and how far they agree."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.evidence.adding import add
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Text
from affiant.reading.span import Span
from tests.portal.conftest import BOTH, NOON
from tests.portal.test_addresses import fact, text
from tests.portal.test_pages import queries, room, shown


def both(verdict: Verdict, other: Verdict, pk: int = 0) -> None:
    judge(pk or fact(), verdict, by="Brice", at=NOON)
    judge(pk or fact(), other, by="Chloé", at=NOON)


def listed(page: str) -> set[str]:
    return set(re.findall(r'id="fact-(\d+)"', page))


@BOTH
def test_each_persons_verdict_is_shown_apart_and_counts_as_unsure(filled: Client) -> None:
    both(Verdict.ACCEPTED, Verdict.REJECTED)
    page = shown(filled, room("ends its work"))
    assert "<bdi>Brice</bdi> · <strong>accepted</strong>" in page
    assert "<bdi>Chloé</bdi> · <strong>rejected</strong>" in page
    assert 'data-verdict="unsure"' in page
    assert "1 in dispute" in page


def test_the_room_lists_what_is_in_dispute_alone(filled: Client) -> None:
    both(Verdict.ACCEPTED, Verdict.REJECTED)
    assert listed(shown(filled, room("ends its work", left="disputed"))) == {str(fact())}


def test_the_room_lists_what_i_have_not_judged(filled: Client) -> None:
    before = listed(shown(filled, room("ends its work", left="mine")))
    both(Verdict.ACCEPTED, Verdict.ACCEPTED)
    assert listed(shown(filled, room("ends its work", left="mine"))) == before
    assert str(fact()) not in listed(shown(filled, room("ends its work", left="nobody")))
    judge(fact(), Verdict.ACCEPTED, by="Ada", at=NOON)
    assert str(fact()) not in listed(shown(filled, room("ends its work", left="mine")))


def test_the_room_lists_what_people_corrected_or_added(filled: Client) -> None:
    judge(fact(), Verdict.CORRECTED, by="Ada", at=NOON, correction={"payer": "Arden County"})
    row = Text.objects.get(pk=text())
    start = row.body.text.index("with the county")
    made = add(row, "claim", Span(start, start + 15), {}, by="Brice", at=NOON)
    found = listed(shown(filled, room("ends its work", left="people")))
    assert found == {str(fact()), str(made.pk)}


@BOTH
def test_the_page_of_disagreements_lists_them_with_their_reasons(filled: Client) -> None:
    judge(fact(), Verdict.ACCEPTED, by="Brice", at=NOON)
    judge(fact(), Verdict.REJECTED, by="Chloé", at=NOON, note="Lina Moreau says otherwise")
    page = shown(filled, "/disagreements")
    assert "$4.2 million" in page
    assert "says otherwise" in page
    assert "Lina Moreau" not in page
    assert f'href="/documents/{text()}?left=disputed&amp;kind=all&amp;fact={fact()}' in page


def test_what_was_settled_is_listed_no_more(filled: Client) -> None:
    both(Verdict.ACCEPTED, Verdict.REJECTED)
    sent = {"verdict": "rejected", "seen": 0, "blind": "1"}
    filled.post(f"/facts/{fact()}/judgement", sent)
    assert "Nobody disagrees" in shown(filled, "/disagreements")
    assert "settled it" in shown(filled, room("ends its work"))


def test_agreement_is_told_for_each_two_people(filled: Client) -> None:
    first, *others = Fact.objects.filter(text=text()).order_by("pk")[:4]
    both(Verdict.ACCEPTED, Verdict.REJECTED, first.pk)
    for one in others:
        both(Verdict.REJECTED, Verdict.REJECTED, one.pk)
    page = shown(filled, "/disagreements")
    row = re.search(r"<bdi>Brice</bdi>, <bdi>Chloé</bdi></th>(.*?)</tr>", page)
    assert row is not None
    assert re.findall(r">([^<>]+)<", row.group(1)) == ["4", "3", "0.00"]


def test_the_room_asks_the_database_as_often_for_many_judgements_as_for_few(
    filled: Client,
) -> None:
    address = f"/documents/{text()}?kind=all"
    for page in (address, "/disagreements"):
        filled.get(page)
    both(Verdict.ACCEPTED, Verdict.REJECTED)
    few = {page: queries(filled, page) for page in (address, "/disagreements")}
    row = Text.objects.get(pk=text())
    for place in range(5):
        add(row, "claim", Span(place, 9), {}, by="Brice", at=NOON)
    for one in Fact.objects.filter(text=row):
        both(Verdict.ACCEPTED, Verdict.REJECTED, one.pk)
    many = {page: queries(filled, page) for page in few}
    assert all(many[page] <= few[page] + 1 for page in few), (few, many)  # who added what


def test_a_judgement_is_a_handful_of_queries(filled: Client) -> None:
    filled.get(f"/documents/{text()}")
    with CaptureQueriesContext(connection) as caught:
        filled.post(
            f"/facts/{fact()}/judgement",
            {"verdict": "accepted", "seen": 0},
            headers={"Accept": "application/json"},
        )
    assert len(caught) < 25
