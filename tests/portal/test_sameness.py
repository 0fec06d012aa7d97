"""Judging who is who on the pages: seen first, done then, taken back whole."""

from django.test import Client

from affiant.evidence.models import IdentityJudgement
from affiant.portal.known import known


def _id(name: str) -> str:
    return next(one.id for one in known().names.public if one.answers_to(name))


def _judge(owner: Client, one: str, other: str, verdict: str, **more: str) -> int:
    sent = {"other": other, "verdict": verdict} | more
    return owner.post(f"/names/{_id(one)}/judgement", sent).status_code


def test_nothing_is_judged_before_what_follows_was_seen(filled: Client) -> None:
    answer = filled.post(
        f"/names/{_id('Northmere Systems')}/proposal", {"other": "Arden County", "verdict": "same"}
    )

    assert answer.status_code == 200
    assert "Arden County" in answer.content.decode()
    assert not IdentityJudgement.objects.exists()


def test_what_is_judged_the_same_is_one_page_and_can_be_taken_back_whole(filled: Client) -> None:
    before = {one.id for one in known().names.public}

    assert _judge(filled, "Northmere Systems", "Arden County", "same", why="a test") == 302
    joined = next(one for one in known().names.public if one.answers_to("Arden County"))
    assert joined.answers_to("Northmere Systems")
    page = filled.get(f"/names/{joined.id}").content.decode()
    assert "a test" in page

    number = IdentityJudgement.objects.get().pk
    assert filled.post(f"/names/judgements/{number}/back").status_code == 302
    assert {one.id for one in known().names.public} == before


def test_earlier_judgements_are_warned_of_before_a_merge(filled: Client) -> None:
    assert _judge(filled, "Northmere Systems", "Arden County", "different", why="two") == 302

    sent = {"other": "Arden County", "verdict": "same"}
    seen = filled.post(f"/names/{_id('Northmere Systems')}/proposal", sent)
    refused = filled.post(f"/names/{_id('Northmere Systems')}/judgement", sent)

    assert "two" in seen.content.decode()
    assert refused.status_code == 409
    assert IdentityJudgement.objects.count() == 1
    assert _judge(filled, "Northmere Systems", "Arden County", "same", despite="1") == 302


def test_a_page_tells_which_judgements_contradict_each_other(filled: Client) -> None:
    one, other = "Arden County", "Northmere Systems"  # the first names both, once they are one
    third = next(
        entity.name
        for entity in known().names.public
        if not entity.answers_to(one) and not entity.answers_to(other)
    )
    assert _judge(filled, other, third, "different") == 302
    assert _judge(filled, one, other, "same") == 302
    assert "Contradicts" not in filled.get(f"/names/{_id(one)}").content.decode()
    assert _judge(filled, one, third, "same", despite="1") == 302

    told = filled.get(f"/names/{_id(one)}").content.decode()

    assert told.count("Contradicts: ") == 2
    number = IdentityJudgement.objects.order_by("pk")[0].pk
    filled.post(f"/names/judgements/{number}/back")
    assert "Contradicts" not in filled.get(f"/names/{_id(one)}").content.decode()


def test_an_unknown_name_and_oneself_are_refused(filled: Client) -> None:
    assert _judge(filled, "Northmere Systems", "Nobody at all", "same") == 400
    assert _judge(filled, "Northmere Systems", _id("Northmere Systems"), "same") == 400
    assert _judge(filled, "Northmere Systems", "Lina Moreau", "same") == 400
    assert not IdentityJudgement.objects.exists()


def test_taking_back_twice_says_so(filled: Client) -> None:
    _judge(filled, "Northmere Systems", "Arden County", "unsure")
    number = IdentityJudgement.objects.get().pk
    filled.post(f"/names/judgements/{number}/back")

    again = filled.post(f"/names/judgements/{number}/back")

    assert again.status_code == 200
    assert IdentityJudgement.objects.count() == 2
