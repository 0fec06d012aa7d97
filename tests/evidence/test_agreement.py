from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.connection import start_django

start_django()
from affiant.evidence.agreement import alpha, first_words, pairs  # noqa: E402 - after Django
from tests.evidence.test_ruling import rows  # noqa: E402 - see there

KRIPPENDORFF = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Four observers and twelve units, "." where one said nothing: the example of section C of the
2011 paper, which gives .743."""


def test_the_example_of_the_paper() -> None:
    table = [line.split() for line in KRIPPENDORFF.strip().splitlines()]
    units = [[value for value in unit if value != "."] for unit in zip(*table, strict=True)]
    assert alpha(unit for unit in units if len(unit) > 1) == pytest.approx(0.743, abs=0.0005)


def test_agreement_throughout_is_one() -> None:
    assert alpha([["a", "a"], ["b", "b"]]) == 1


def test_of_one_value_alone_nothing_can_be_told() -> None:
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([]) is None


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), max_size=9))
def test_it_never_exceeds_one_and_knows_no_order(units: list[list[Hashable]]) -> None:
    found = alpha(units)
    assert found is None or found <= 1 + 1e-12
    assert alpha([unit[::-1] for unit in reversed(units)]) == pytest.approx(found)


def test_what_was_said_first_counts_and_what_settles_does_not() -> None:
    said = rows(
        (
            ("Ada", "accepted"),
            ("Brice", "rejected"),
            ("Ada", "rejected"),
            ("Chloé", "accepted", True),
        )
    )
    assert {by: word[0] for by, word in first_words(said).items()} == {  # type: ignore[index] # a tuple
        "Ada": "accepted",
        "Brice": "rejected",
    }


def test_what_was_taken_back_was_not_said() -> None:
    assert first_words(rows((("Ada", "accepted"), ("Ada", "suggested")))) == {}


def test_each_two_people_are_compared_on_what_both_judged() -> None:
    [pair] = pairs([{"Ada": 1, "Brice": 1}, {"Ada": 1, "Brice": 2}, {"Ada": 3}])
    assert (pair.one, pair.other, pair.facts, pair.alike) == ("Ada", "Brice", 2, 1)
