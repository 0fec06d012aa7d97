"""What a program writes: the same as people do on pages, and refused alike."""

from collections.abc import Callable

from affiant.access.models import AuditEntry
from affiant.evidence.models import Fact, Judgement, Text
from tests.portal.api.conftest import Program
from tests.portal.conftest import BOTH

Programs = Callable[..., Program]


def _money() -> Fact:
    found = Fact.objects.filter(kind="money").order_by("pk").first()
    assert found is not None
    return found


@BOTH
def test_a_judgement_is_signed_by_the_tokens_owner(program: Programs) -> None:
    fact = _money()

    told = program().post(f"/facts/{fact.pk}/judgements", {"verdict": "accepted", "note": "seen"})

    assert told.json()["verdict"] == "accepted"
    judgement = Judgement.objects.get(fact=fact)
    assert (judgement.by, judgement.note) == ("Ada", "seen")


def test_of_two_who_judge_at_once_the_second_is_told(program: Programs) -> None:
    fact = _money()
    program().post(f"/facts/{fact.pk}/judgements", {"verdict": "accepted"})

    again = program().post(f"/facts/{fact.pk}/judgements", {"verdict": "rejected", "seen": 0})

    assert again.status_code == 409
    assert again.json()["verdict"] == "accepted"


def test_a_correction_says_what_a_form_would(program: Programs) -> None:
    fact = _money()

    told = program().post(
        f"/facts/{fact.pk}/judgements",
        {"verdict": "corrected", "answers": {"amount": "4,300,000"}},
    )

    assert told.json()["values"]["amount"] == "4300000"


def test_the_log_tells_what_was_judged_and_how(program: Programs) -> None:
    fact, before = _money(), AuditEntry.objects.count()

    program().post(
        f"/facts/{fact.pk}/judgements",
        {"verdict": "corrected", "answers": {"amount": "4,300,000"}},
    )

    [told] = AuditEntry.objects.filter(sequence__gt=before, action="judged")
    assert (told.kind, told.object_id) == ("fact", str(fact.pk))
    assert told.details == '{"verdict":"corrected"}'


def test_an_answer_that_is_no_number_is_refused_by_its_field(program: Programs) -> None:
    told = program().post(
        f"/facts/{_money().pk}/judgements", {"verdict": "corrected", "answers": {"amount": "many"}}
    )

    assert (told.status_code, told.json()["field"]) == (422, "amount")


@BOTH
def test_a_missed_fact_is_added_once(program: Programs) -> None:
    text = Text.objects.get(title__startswith="Northmere Systems ends")
    sent = {"kind": "mention", "words": "Arden County", "key": "a1",
            "answers": {"name": "Arden County", "entity_kind": "place"}}  # fmt: skip
    Fact.objects.filter(kind="mention", text=text).delete()

    one = program().post(f"/documents/{text.pk}/additions", sent)
    other = program().post(f"/documents/{text.pk}/additions", sent)

    assert one.status_code == 200, one.content
    assert one.json()["added_by_a_person"]
    assert one.json()["id"] == other.json()["id"]


def test_what_is_no_json_is_refused(program: Programs) -> None:
    address = f"/facts/{_money().pk}/judgements"

    assert program().form(address, {"verdict": "accepted"}).status_code in (400, 422)
    assert program().post(address, {"verdict": "guilty"}).status_code == 422
    assert program().post(address, {"verdict": "accepted", "seen": -1}).status_code == 422
