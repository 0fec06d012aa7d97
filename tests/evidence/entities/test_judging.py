import threading
from datetime import UTC, datetime

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affiant.evidence.casefile import Casefile
from affiant.evidence.entities.judging import (
    Contradicted,
    NothingToTakeBack,
    identities,
    judge,
    judgements,
    take_back,
)
from affiant.names.identity import Contradiction, IntoItself, Sameness

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
A, B, C = "organisation:northmere", "organisation:quillfeed", "organisation:pebble"
SAME, DIFFERENT, UNSURE = Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE
WARNED = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

pytestmark = pytest.mark.usefixtures("casefile")


def test_a_judgement_keeps_who_when_and_why() -> None:
    judged = judge(A, B, SAME, by="ada", at=NOON, why="their web page")

    assert judgements() == (judged,)
    assert (judged.by, judged.at, judged.why) == ("ada", NOON.isoformat(), "their web page")


def test_an_entity_is_not_merged_into_itself() -> None:
    with pytest.raises(IntoItself):
        judge(A, A, SAME, by="ada", at=NOON)

    assert judgements() == ()


def test_a_merge_is_refused_where_somebody_judged_the_two_different() -> None:
    judge(A, B, SAME, by="ada", at=NOON)
    said = judge(B, C, DIFFERENT, by="bea", at=NOON)

    with pytest.raises(Contradicted) as refused:
        judge(A, C, SAME, by="ada", at=NOON)

    assert refused.value.by == (said,)
    assert identities().between(A, C) is DIFFERENT


def test_a_merge_may_be_made_despite_a_warning_and_the_contradiction_stays_on_record() -> None:
    first = judge(A, B, SAME, by="ada", at=NOON)
    said = judge(B, C, DIFFERENT, by="bea", at=NOON)

    last = judge(A, C, SAME, by="ada", at=NOON, despite=True)

    assert identities().contradictions() == (Contradiction(said, (first, last)),)


def test_a_wrong_merge_is_taken_back_whole() -> None:
    judge(A, B, SAME, by="ada", at=NOON)
    before = identities()
    wrong = judge(B, C, SAME, by="ada", at=NOON)

    take_back(wrong.id, by="bea", at=NOON, why="two firms")

    assert identities() == before
    assert len(judgements()) == 3


def test_what_is_taken_back_is_not_taken_back_again() -> None:
    judged = judge(A, B, SAME, by="ada", at=NOON)
    take_back(judged.id, by="ada", at=NOON)

    with pytest.raises(NothingToTakeBack):
        take_back(judged.id, by="ada", at=NOON)
    with pytest.raises(NothingToTakeBack):
        take_back(9_999, by="ada", at=NOON)


@WARNED
@given(
    history=st.lists(st.tuples(st.permutations("abcd"), st.sampled_from(Sameness)), max_size=5),
    last=st.tuples(st.permutations("abcd"), st.sampled_from(Sameness)),
)
def test_undoing_restores_the_state_before_it_whatever_that_was(
    history: list[tuple[list[str], Sameness]], last: tuple[list[str], Sameness]
) -> None:
    for nodes, verdict in history:
        judge(nodes[0], nodes[1], verdict, by="ada", at=NOON, despite=True)
    before = identities()

    judged = judge(last[0][0], last[0][1], last[1], by="bea", at=NOON, despite=True)
    take_back(judged.id, by="bea", at=NOON)

    assert identities() == before


def test_of_two_who_judge_at_once_the_second_is_told_of_the_first(casefile: Casefile) -> None:
    del casefile
    judge(B, C, SAME, by="cleo", at=NOON)
    outcomes: dict[str, object] = {}
    ready = threading.Barrier(2)

    def judging(name: str, one: str, other: str, verdict: Sameness) -> None:
        try:
            ready.wait()
            outcomes[name] = judge(one, other, verdict, by=name, at=NOON)
        except Contradicted as refused:
            outcomes[name] = refused
        finally:
            connections.close_all()

    people = [
        threading.Thread(target=judging, args=("ada", A, B, SAME)),
        threading.Thread(target=judging, args=("bea", A, C, DIFFERENT)),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    refused = [one for one in outcomes.values() if isinstance(one, Contradicted)]
    assert len(outcomes) == 2
    assert len(refused) == 1
    assert {judged.by for judged in refused[0].by} & {"ada", "bea"}
    assert identities().contradictions() == ()
