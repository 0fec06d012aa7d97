from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.dossiers.findings.interval import Interval
from affiant.dossiers.findings.printed import BOUNDLESS, printed, printed_change
from affiant.facts.kinds import Change
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction
from tests.dossiers.findings.telling import figure, money


@pytest.mark.parametrize(
    ("value", "surface", "low", "high"),
    [
        ("165", "165 cases", "165", "165"),
        ("19400000", "$19.4 million", "19350000", "19450000"),
        ("19400000", "19,4 millions de dollars", "19350000", "19450000"),
        ("12000000000", "12 milliards d’euros", "11500000000", "12500000000"),
        ("1369", "1,369 children", "1369", "1369"),
        ("125000", "125 000 employés", "124500", "125500"),
        ("20", "vingt navires", "20", "20"),
    ],
)
def test_a_number_is_as_exact_as_it_is_printed(
    value: str, surface: str, low: str, high: str
) -> None:
    interval = printed(figure(value, "x", surface=surface))
    assert interval == Interval(Decimal(low), Decimal(high))


def test_a_percentage_is_anything_that_rounds_to_it() -> None:
    assert printed(figure("11", "x", "%")) == Interval(Decimal("10.5"), Decimal("11.5"))
    assert printed(figure("14.7", "x", "%")) == Interval(Decimal("14.65"), Decimal("14.75"))


def test_a_comparator_opens_one_side() -> None:
    more = printed(figure("650", "x", comparator=Comparator.MORE))
    assert more == Interval(Decimal(650), BOUNDLESS)
    about = printed(figure("650", "x", comparator=Comparator.ABOUT))
    assert about is not None
    assert Decimal(640) in about
    assert Decimal(700) not in about


def test_cents_are_exact_to_half_a_cent() -> None:
    interval = printed(money("9464202.84", "Agency", "Maker", "$9,464,202.84"))
    assert interval is not None
    assert interval.high - interval.low == Decimal("0.01")


def test_a_fall_is_a_negative_change() -> None:
    down = printed_change(Change(Decimal(8), "%", Direction.DOWN))
    assert down == Interval(Decimal("-8.5"), Decimal("-7.5"))


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_value_is_always_among_those_it_may_stand_for(value: Decimal) -> None:
    interval = printed(figure(str(value), "x"))
    assert interval is not None
    assert value in interval


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 99), st.integers(0, 99))
def test_dividing_what_was_multiplied_gives_back_at_least_the_first(
    a: int, b: int, more: int, wider: int
) -> None:
    first, second = (
        Interval(Decimal(a), Decimal(a + more)),
        Interval(Decimal(b), Decimal(b + wider)),
    )
    back = first * second / second
    assert back.low <= first.low + Decimal("1e-9")
    assert back.high >= first.high - Decimal("1e-9")


def test_dividing_by_what_may_be_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.at(Decimal(1)) / Interval(Decimal(-1), Decimal(1))
