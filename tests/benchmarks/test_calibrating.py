"""Calibration measured and fitted, on invented observations."""

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from affiant import facts as finders
from affiant.reading.span import Span
from benchmarks.calibrating import sources
from benchmarks.calibrating.fitting import fitted, written
from benchmarks.calibrating.isotonic import ENOUGH, fit, pooled, steps
from benchmarks.calibrating.observation import Observation, first_half, halves
from benchmarks.calibrating.plot import points, specification
from benchmarks.calibrating.reliability import Bin, as_stated, bins, brier, calibration_error
from benchmarks.comparing.sample import Case, Marked


def seen(
    stated: float, right: int, wrong: int, *, key: str = "dates/1", fitted_on: bool = False
) -> list[Observation]:
    return [
        Observation(key, "date", "invented", stated, n < right, fitted_on)
        for n in range(right + wrong)
    ]


def test_facts_right_as_often_as_stated_have_no_error() -> None:
    assert calibration_error(seen(0.8, 8, 2)) == pytest.approx(0)


def test_the_error_is_weighted_by_the_facts_of_a_bin() -> None:
    told = seen(0.95, 95, 5) + seen(0.55, 0, 100)
    assert calibration_error(told) == pytest.approx(0.55 / 2)


def test_brier_is_the_mean_square_from_what_came_true() -> None:
    assert brier(seen(0.5, 1, 1)) == pytest.approx(0.25)
    assert brier([]) == 0


def test_certainty_is_counted_in_the_last_bin() -> None:
    assert [told.count for told in bins(seen(1.0, 3, 0))] == [3]


def test_few_facts_leave_a_wide_margin() -> None:
    low, high = Bin(0.8, 0.9, 4, 0.85, 1.0).margin()
    assert low < 0.55
    assert high == pytest.approx(1)


def test_a_fall_is_pooled_with_what_it_fell_from() -> None:
    assert pooled([(0.9, 1), (0.5, 3), (0.95, 1)]) == pytest.approx([0.6, 0.6, 0.95])


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.5, 50)), max_size=20))
def test_what_is_pooled_never_falls_and_keeps_its_mean(drawn: list[tuple[float, float]]) -> None:
    risen = pooled(drawn)
    assert len(risen) == len(drawn)
    assert all(low <= high + 1e-9 for low, high in pairwise(risen))
    kept = sum(value * weight for value, (_, weight) in zip(risen, drawn, strict=True))
    assert kept == pytest.approx(sum(value * weight for value, weight in drawn))


def test_neighbours_make_a_step_only_until_it_has_enough() -> None:
    told = [*steps(seen(0.7, ENOUGH, 0) + seen(0.71, 3, 0) + seen(0.9, ENOUGH, 0))]
    assert [len(step) for _, step in told] == [ENOUGH, ENOUGH + 3]


def test_a_handful_at_the_upper_end_makes_no_step_of_its_own() -> None:
    told = [*steps(seen(0.7, 20, 0) + seen(0.9, 2, 0))]
    assert [len(step) for _, step in told] == [22]


def test_points_lie_between_what_was_stated_and_what_was_seen() -> None:
    ((stated, value),) = fit(seen(0.9, 20, 20))
    assert stated == 0.9
    assert 0.5 < value < 0.6


def test_nothing_seen_gives_no_points() -> None:
    assert fit([]) == []


def test_halves_are_told_apart_and_stay_the_same() -> None:
    learnt, kept_back = halves(seen(0.9, 2, 0, fitted_on=True) + seen(0.9, 0, 3))
    assert (len(learnt), len(kept_back)) == (2, 3)
    assert {first_half(f"article {n}") for n in range(20)} == {True, False}
    assert first_half("article 1") == first_half("article 1")


def test_a_mapping_is_kept_where_the_other_half_gains() -> None:
    told = seen(0.95, 40, 40, fitted_on=True) + seen(0.95, 40, 40)
    (mapping,) = fitted(told)
    assert mapping.kept
    assert yaml.safe_load(written([mapping])) == {"dates/1": [[0.95, mapping.points[0][1]]]}


def test_a_mapping_that_does_not_carry_over_is_left_out() -> None:
    told = seen(0.9, 0, 40, fitted_on=True) + seen(0.9, 36, 4)
    (mapping,) = fitted(told)
    assert not mapping.kept
    assert yaml.safe_load(written([mapping])) == {}


def test_a_finder_seen_too_seldom_is_not_fitted() -> None:
    assert fitted(seen(0.9, 5, 0, fitted_on=True) + seen(0.9, 50, 0)) == []


def test_the_plot_has_both_series_and_leaves_small_bins_out() -> None:
    told = [*points(seen(0.85, 15, 5) + seen(0.55, 2, 1), as_stated)]
    assert [(p["confidence"], p["facts"]) for p in told] == [
        ("as rules state it", 20),
        ("as affiant gives it", 20),
    ]
    assert specification(told)["data"]["values"] == told


def test_an_interval_is_right_where_both_its_ends_are_marked() -> None:
    told = ("2002", "2012", "2002 à 2012")
    text = "Elle dirigea la revue de 2002 à 2012."
    gold = [Marked(Span(at := text.index(one), at + 4), "date") for one in told[:2]]
    facts = finders.find(Case(text, "fr", ()).document())
    ((time, right),) = sources._times(facts, gold)
    assert told[2] in time.surface
    assert right
    ((_, half_right),) = sources._times(facts, gold[:1])
    assert not half_right
