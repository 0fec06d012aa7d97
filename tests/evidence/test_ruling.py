from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.connection import start_django
from affiant.evidence.held import Verdict

start_django()
from affiant.evidence.models import Judgement  # noqa: E402 - models need Django to be set up
from affiant.evidence.ruling import Ruling, ruling  # noqa: E402 - see there

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
Said = tuple[str, str] | tuple[str, str, bool]


def ruled(*said: Said, added: bool = False) -> Ruling:
    return ruling(rows(said), added=added)


def rows(said: Sequence[Said]) -> list[Judgement]:
    return [
        Judgement(
            pk=number,
            by=by,
            verdict=verdict,
            at=NOON,
            correction={"payer": by} if verdict == "corrected" else {},
            settles=bool(settles),
        )
        for number, (by, verdict, *settles) in enumerate(said, 1)
    ]


def test_what_nobody_judged_is_suggested() -> None:
    assert ruled().verdict is Verdict.SUGGESTED


def test_one_persons_newest_judgement_counts() -> None:
    assert ruled(("Ada", "accepted"), ("Ada", "rejected")).verdict is Verdict.REJECTED


def test_two_who_agree_are_one_verdict() -> None:
    both = ruled(("Ada", "accepted"), ("Brice", "accepted"))
    assert (both.verdict, both.disputed, len(both.voices)) == (Verdict.ACCEPTED, False, 2)


def test_where_two_disagree_the_fact_is_unsure() -> None:
    both = ruled(("Ada", "accepted"), ("Brice", "rejected"))
    assert (both.verdict, both.disputed) == (Verdict.UNSURE, True)


def test_two_corrections_that_differ_are_a_disagreement_and_neither_is_shown() -> None:
    both = ruled(("Ada", "corrected"), ("Brice", "corrected"))
    assert both.disputed
    assert both.values({"payer": "found"}) == {"payer": "found"}


def test_who_gives_way_ends_a_disagreement() -> None:
    both = ruled(("Ada", "accepted"), ("Brice", "rejected"), ("Ada", "rejected"))
    assert (both.verdict, both.disputed) == (Verdict.REJECTED, False)


def test_a_third_settles_a_disagreement() -> None:
    three = ruled(("Ada", "accepted"), ("Brice", "rejected"), ("Chloé", "accepted", True))
    assert (three.verdict, three.disputed, len(three.voices)) == (Verdict.ACCEPTED, False, 3)


def test_a_doubt_after_that_opens_the_question_again() -> None:
    said = (("Ada", "accepted"), ("Brice", "rejected"), ("Chloé", "accepted", True))
    assert ruled(*said, ("Brice", "rejected")).disputed


def test_a_settlement_that_is_taken_back_leaves_the_disagreement() -> None:
    said = (("Ada", "accepted"), ("Brice", "rejected"), ("Chloé", "accepted", True))
    assert ruled(*said, ("Chloé", "suggested")).disputed


def test_what_was_taken_back_is_no_voice() -> None:
    left = ruled(("Ada", "accepted"), ("Brice", "rejected"), ("Ada", "suggested"))
    assert (left.verdict, left.disputed) == (Verdict.REJECTED, False)


def test_an_added_fact_that_nobody_stands_behind_is_withdrawn() -> None:
    gone = ruled(("Ada", "accepted"), ("Ada", "suggested"), added=True)
    assert gone.verdict is Verdict.REJECTED


verdicts = st.sampled_from([one.value for one in Verdict])
histories = st.lists(st.tuples(st.sampled_from("ABC"), verdicts, st.booleans()), max_size=12)


@given(histories)
def test_a_verdict_is_one_that_somebody_gave_or_unsure(said: list[Said]) -> None:
    found = ruled(*said)
    assert found.verdict in {*(one.verdict for one in found.voices), found.verdict}
    assert found.disputed <= (found.verdict is Verdict.UNSURE)
    assert bool(found.voices) == (found.verdict is not Verdict.SUGGESTED)


@given(histories)
def test_each_person_has_one_voice_and_it_is_their_newest(said: list[Said]) -> None:
    newest = {one[0]: one[1] for one in said}
    voices = {one.by: one.verdict.value for one in ruled(*said).voices}
    assert voices == {by: one for by, one in newest.items() if one != "suggested"}
