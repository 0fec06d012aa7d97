import pytest
from django.test import Client

from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Judgement
from tests.portal.conftest import BOTH, NOON
from tests.portal.test_addresses import fact

JSON = {"Accept": "application/json"}


def decide(client: Client, verdict: str, seen: int = 0) -> dict[str, object]:
    answer = client.post(
        f"/facts/{fact()}/judgement", {"verdict": verdict, "seen": seen}, headers=JSON
    )
    told = {name: value for name, value in answer.json().items() if name != "card"}
    return {"status": answer.status_code, **told}


def take_back(client: Client, seen: object) -> dict[str, object]:
    answer = client.post(f"/facts/{fact()}/undo", {"seen": seen}, headers=JSON)
    told = {name: value for name, value in answer.json().items() if name != "card"}
    return {"status": answer.status_code, **told}


def verdicts() -> list[tuple[str, str]]:
    return list(Judgement.objects.order_by("pk").values_list("verdict", "by"))


def test_a_decision_is_recorded_with_who_made_it(filled: Client) -> None:
    assert decide(filled, "accepted")["verdict"] == "accepted"
    assert verdicts() == [("accepted", "Ada")]


@BOTH
def test_t_32_undo_judges_again_as_before_and_takes_nothing_away(filled: Client) -> None:
    first = decide(filled, "accepted")["judgement"]
    second = decide(filled, "rejected", int(str(first)))["judgement"]
    assert take_back(filled, second)["verdict"] == "accepted"
    assert [verdict for verdict, _ in verdicts()] == ["accepted", "rejected", "accepted"]


def test_undo_of_the_first_decision_leaves_it_unjudged(filled: Client) -> None:
    first = decide(filled, "accepted")["judgement"]
    assert take_back(filled, first)["verdict"] == "suggested"


def test_undo_brings_a_correction_back(filled: Client) -> None:
    changed = {"payer": "Ada Quill"}
    judge(fact(), Verdict.CORRECTED, by="Ada", at=NOON, correction=changed)
    rejected = decide(filled, "rejected", Judgement.objects.latest("pk").pk)["judgement"]
    assert take_back(filled, rejected)["verdict"] == "corrected"
    assert Judgement.objects.latest("pk").correction == changed


def test_t_32_a_decision_that_was_sent_twice_is_recorded_once(filled: Client) -> None:
    once, again = decide(filled, "unsure"), decide(filled, "unsure")
    assert once == again
    assert len(verdicts()) == 1


def test_an_undo_that_was_sent_twice_is_recorded_once(filled: Client) -> None:
    first = decide(filled, "unsure")["judgement"]
    once, again = take_back(filled, first), take_back(filled, first)
    assert once == again
    assert len(verdicts()) == 2


def test_t_32_nobody_is_overruled_unknowingly(filled: Client) -> None:
    judge(fact(), Verdict.REJECTED, by="Brice", at=NOON)
    answer = decide(filled, "accepted")
    assert (answer["status"], answer["verdict"]) == (409, "rejected")
    assert verdicts() == [("rejected", "Brice")]
    assert decide(filled, "accepted", int(str(answer["judgement"])))["status"] == 200


def test_who_was_overtaken_is_told_by_whom(filled: Client) -> None:
    judge(fact(), Verdict.REJECTED, by="Brice", at=NOON)
    page = filled.post(f"/facts/{fact()}/judgement", {"verdict": "accepted", "seen": 0})
    assert page.status_code == 409
    assert "Brice" in page.content.decode()


def test_without_a_script_the_form_leads_back_to_the_fact(filled: Client) -> None:
    sent = {"verdict": "accepted", "seen": 0, "back": "/documents/1?kind=all"}
    answer = filled.post(f"/facts/{fact()}/judgement", sent)
    assert answer["Location"] == f"/documents/1?kind=all#fact-{fact()}"


@pytest.mark.parametrize("verdict", ["corrected", "suggested", "", "x" * 9000])
def test_what_is_no_decision_is_refused(filled: Client, verdict: str) -> None:
    answer = filled.post(f"/facts/{fact()}/judgement", {"verdict": verdict, "seen": "x"})
    assert answer.status_code == 400
    assert verdicts() == []
