"""Stated confidence made observed precision: rising, within bounds, and for every fact."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from affiant.facts import calibration
from affiant.facts.calibration import along, calibrated, key, table
from affiant.facts.codec import KINDS
from affiant.facts.kinds import Fact, Figure, Mention, TimeExpression
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 99), st.integers(0, 99))
st.register_type_strategy(Span, spans)
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
facts = st.one_of([st.from_type(cls) for cls in KINDS.values() if cls is not Figure])

POINTS = ((0.6, 0.5), (0.8, 0.9))


def when(found_by: str = "times/1", confidence: float = 0.9) -> TimeExpression:
    return TimeExpression(
        span=Span(0, 4), surface="2017", found_by=found_by, confidence=confidence, iso="2017"
    )


def test_between_two_points_a_line_is_drawn() -> None:
    assert along(POINTS, 0.7) == 0.7
    assert along(POINTS, 0.65) == 0.6


def test_a_confidence_below_the_first_point_is_never_raised() -> None:
    assert along(POINTS, 0.3) == 0.3
    assert along(POINTS, 0.55) == 0.5


def test_above_the_last_point_nothing_is_added() -> None:
    assert along(POINTS, 0.99) == 0.9


def test_a_finder_without_points_keeps_what_it_states() -> None:
    fact = when("dreams/1", 0.61)
    assert calibrated(fact, "fr") is fact


def test_names_are_told_apart_by_kind_and_all_by_language() -> None:
    name = Mention(
        span=Span(0, 5),
        surface="Orsel",
        found_by="mentions/1",
        confidence=0.8,
        entity_kind=EntityKind.PERSON,
        name="Orsel",
    )
    assert key(name, "en") == "mentions/1 person en"
    assert key(when(), "fr") == "times/1 fr"


@given(facts, st.floats(0, 1))
def test_only_the_confidence_changes(fact: Fact, told: float) -> None:
    assert calibration._with(fact, told) == replace(fact, confidence=told)


def test_the_shipped_points_rise_and_stay_below_certainty() -> None:
    for points in table().values():
        for (stated, observed), (more, better) in pairwise(points):
            assert stated < more
            assert observed <= better
        assert all(0 < stated <= 1 and 0 < observed < 1 for stated, observed in points)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_sure_is_never_made_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for points in (POINTS, *table().values()):
        assert 0 <= along(points, low) <= along(points, high) <= 1
