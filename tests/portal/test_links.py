"""How documents hang together: what a person sees of it, judges and takes back."""

import pytest
from django.test import Client

from affiant.access.models import AuditEntry
from affiant.evidence.held import Verdict
from affiant.evidence.models import Link, LinkJudgement, Text
from affiant.evidence.ties import ties_of
from affiant.evidence.tracing import judge_link, links
from tests.portal.conftest import NOON, protect
from tests.portal.test_pages import shown
from tests.portal.test_searching import link


@pytest.fixture
def pair(filled: Client) -> tuple[int, int]:
    """Two documents that the machine linked."""
    del filled
    link()
    row = Link.objects.get()
    return row.first_id, row.second_id


def judged(client: Client, pair: tuple[int, int], verdict: str, why: str = "") -> int:
    one, other = pair
    sent = {"verdict": verdict, "why": why}
    return client.post(f"/documents/{one}/links/{other}", sent).status_code


def test_a_page_tells_what_joins_a_document_to_another(
    filled: Client, pair: tuple[int, int]
) -> None:
    for this, other in (pair, pair[::-1]):
        page = shown(filled, f"/documents/{this}/links")
        assert f'href="/documents/{other}"' in page
        assert f'action="/documents/{this}/links/{other}"' in page
        assert f'href="/documents/{this}/links"' in shown(filled, f"/documents/{this}")


def test_what_is_rejected_joins_no_more_until_it_is_taken_back(
    filled: Client, pair: tuple[int, int]
) -> None:
    assert judged(filled, pair, "rejected", "another report of the same day") == 302
    assert links() == []
    page = shown(filled, f"/documents/{pair[1]}/links")
    assert "no, each has its own" in page
    assert "another report of the same day" in page

    assert judged(filled, pair, "back") == 302
    assert len(links()) == 1
    assert LinkJudgement.objects.count() == 2
    assert "taken back" in shown(filled, f"/documents/{pair[0]}/links")


def test_who_judged_is_in_the_log_and_why_is_not(filled: Client, pair: tuple[int, int]) -> None:
    judged(filled, pair, "accepted", "the same wording")
    entry = AuditEntry.objects.filter(action="judged").get()
    assert (entry.object_id, f'"document":{pair[1]}' in entry.details) == (str(pair[0]), True)
    assert "wording" not in entry.details


def test_a_second_opinion_is_shown_as_one(filled: Client, pair: tuple[int, int]) -> None:
    judge_link(*pair, Verdict.ACCEPTED, by="Tom", at=NOON)
    assert "People see this otherwise" not in shown(filled, f"/documents/{pair[0]}/links")
    judged(filled, pair, "rejected")
    assert "People see this otherwise" in shown(filled, f"/documents/{pair[0]}/links")
    judged(filled, pair, "back")
    assert "People see this otherwise" not in shown(filled, f"/documents/{pair[0]}/links")


@pytest.mark.parametrize(("verdict", "status"), [("", 400), ("corrected", 400), ("suggested", 400)])
def test_no_answer_judges_nothing(
    filled: Client, pair: tuple[int, int], verdict: str, status: int
) -> None:
    assert judged(filled, pair, verdict) == status
    assert not LinkJudgement.objects.exists()


def test_what_nothing_links_cannot_be_judged(filled: Client, pair: tuple[int, int]) -> None:
    third = Text.objects.exclude(pk__in=pair).values_list("pk", flat=True)[0]
    assert judged(filled, (pair[0], third), "accepted") == 404
    assert judged(filled, (third, pair[0]), "accepted") == 404


def test_a_link_to_what_somebody_does_not_see_is_not_told(pair: tuple[int, int]) -> None:
    assert len(ties_of(pair[0], among=pair)) == 1
    assert ties_of(pair[0], among=[pair[0]]) == []


def test_t_24_words_in_common_are_masked_in_both(filled: Client, pair: tuple[int, int]) -> None:
    protect()
    spans = []
    for pk in pair:
        text = Text.objects.select_related("body").get(pk=pk).body.text
        at = max(text.find("Moreau"), 0)
        spans += [at, min(at + 60, len(text))]
    Link.objects.update(matches=[[*spans, None]])
    for pk in pair:
        assert "Moreau" not in shown(filled, f"/documents/{pk}/links")
