import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.names.identity import Identities, IntoItself, Judged, Sameness

NODES = "abcdef"


@st.composite
def histories(draw: st.DrawFn) -> list[Judged]:
    """Judgements on few nodes, some of which take an earlier one back."""
    made: list[Judged] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        if made and draw(st.integers(0, 3)) == 0:
            gone = draw(st.sampled_from(made)).id
            made.append(Judged(number, "", "", None, takes_back=gone))
            continue
        one, other = draw(st.permutations(NODES))[:2]
        made.append(Judged(number, one, other, draw(st.sampled_from(Sameness))))
    return made


def seen(history: list[Judged]) -> object:
    """All that can be asked of a state."""
    state = Identities.of(history)
    return (
        [state.canonical(node) for node in NODES],
        [state.between(one, other) for one in NODES for other in NODES],
        state.contradictions(),
    )


@settings(max_examples=60)
@given(histories(), st.permutations(NODES), st.sampled_from(Sameness))
def test_taking_a_judgement_back_restores_the_state_before_it(
    history: list[Judged], nodes: list[str], verdict: Sameness
) -> None:
    last = len(history) + 1
    judged = Judged(last, nodes[0], nodes[1], verdict)
    back = Judged(last + 1, "", "", None, takes_back=last)

    assert seen([*history, judged, back]) == seen(history)


@settings(max_examples=60)
@given(histories())
def test_the_state_is_a_function_of_the_judgements_alone(history: list[Judged]) -> None:
    assert seen(history[::-1]) == seen(history)


@settings(max_examples=60)
@given(histories())
def test_same_is_an_equivalence(history: list[Judged]) -> None:
    state = Identities.of(history)

    for node in NODES:
        assert state.canonical(state.canonical(node)) == state.canonical(node)
        assert node in state.component(node)
        assert {state.canonical(one) for one in state.component(node)} == {state.canonical(node)}


@settings(max_examples=60)
@given(histories(), st.permutations(NODES))
def test_a_merge_without_warning_makes_no_contradiction(
    history: list[Judged], nodes: list[str]
) -> None:
    state = Identities.of(history)
    one, other = nodes[:2]
    if state.against(one, other, Sameness.SAME):
        return
    after = Identities.of([*history, Judged(len(history) + 1, one, other, Sameness.SAME)])

    assert {one.judged for one in after.contradictions()} <= {
        one.judged for one in state.contradictions()
    }


def test_what_is_said_different_of_one_holds_for_all_that_it_is_one_with() -> None:
    state = Identities.of(
        [Judged(1, "a", "b", Sameness.SAME), Judged(2, "b", "c", Sameness.DIFFERENT)]
    )

    assert state.between("a", "c") is Sameness.DIFFERENT
    assert [judged.id for judged in state.against("a", "c", Sameness.SAME)] == [2]


def test_two_that_others_join_are_not_said_different_without_warning() -> None:
    state = Identities.of([Judged(1, "a", "b", Sameness.SAME), Judged(2, "b", "c", Sameness.SAME)])

    assert [judged.id for judged in state.against("a", "c", Sameness.DIFFERENT)] == [1, 2]


def test_the_newest_on_one_pair_counts() -> None:
    state = Identities.of(
        [Judged(1, "a", "b", Sameness.SAME), Judged(2, "b", "a", Sameness.UNSURE)]
    )

    assert state.between("a", "b") is Sameness.UNSURE
    assert state.canonical("b") == "b"


def test_a_taking_back_can_be_taken_back() -> None:
    state = Identities.of(
        [
            Judged(1, "a", "b", Sameness.SAME),
            Judged(2, "", "", None, takes_back=1),
            Judged(3, "", "", None, takes_back=2),
        ]
    )

    assert state.between("a", "b") is Sameness.SAME


def test_nothing_is_judged_against_itself() -> None:
    with pytest.raises(IntoItself):
        Identities().against("a", "a", Sameness.SAME)
