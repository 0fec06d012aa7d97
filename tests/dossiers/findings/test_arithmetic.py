"""The institute and its reports are invented; the arithmetic is that of real restated figures."""

from dataclasses import replace
from decimal import Decimal

from affiant.dossiers.findings.arithmetic import Fit, Sort, changes, reckonings, shares, sums
from affiant.facts.kinds import Change
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction
from tests.dossiers.findings.telling import figure, money, told

NEW_CASES = "new criminal cases"


def test_a_change_tells_what_the_base_must_have_been() -> None:
    (one,) = changes([told(figure("165", NEW_CASES, change="11"))])
    assert (one.sort, one.fit) == (Sort.CHANGE, Fit.OPEN)
    assert round(one.needed.low, 2) == Decimal("147.98")
    assert round(one.needed.high, 2) == Decimal("149.32")


def test_a_number_that_was_taken_for_its_own_change_tells_nothing() -> None:
    taken = replace(figure("2023", NEW_CASES), change=Change(Decimal(2023), "", Direction.UP))
    assert list(changes([told(taken)])) == []


def test_a_restated_base_is_not_compatible_and_not_called_wrong() -> None:
    before = told(figure("145", NEW_CASES, period="2019"), document=2, published="2020")
    (one,) = changes([told(figure("165", NEW_CASES, change="11")), before])
    assert one.fit is Fit.NOT_COMPATIBLE
    assert one.found == before


def test_the_base_that_fits_is_compatible() -> None:
    before = told(figure("149", NEW_CASES, period="2019"), document=2)
    (one,) = changes([told(figure("165", NEW_CASES, change="11")), before])
    assert one.fit is Fit.COMPATIBLE


def test_each_vintage_of_the_base_is_compared() -> None:
    bases = [
        told(figure(v, NEW_CASES, period="2022"), document=n)
        for n, v in enumerate(["183", "203"], 2)
    ]
    now = told(figure("202", NEW_CASES, period="2023", change="-0.5"))
    assert [one.fit for one in changes([now, *bases])] == [Fit.NOT_COMPATIBLE, Fit.COMPATIBLE]


def test_a_fall_printed_apart_finds_the_level_it_is_about() -> None:
    level = told(figure("163", "defendants convicted", "defendant"))
    fall = told(
        figure("51", "defendants convicted", "%", change="-51", denominator="defendants convicted")
    )
    (one,) = changes([level, fall])
    assert one.result == level
    assert Decimal(333) in one.needed
    assert Decimal(339) not in one.needed


def test_a_base_of_another_period_is_no_base() -> None:
    older = told(figure("149", NEW_CASES, period="2011"), document=2)
    (one,) = changes([told(figure("165", NEW_CASES, change="11")), older])
    assert one.fit is Fit.OPEN


def test_a_fall_of_everything_has_no_base() -> None:
    assert not list(changes([told(figure("5", NEW_CASES, change="-100"))]))


def test_more_than_has_no_upper_end_so_no_base() -> None:
    grown = figure("165", NEW_CASES, change="11", comparator=Comparator.MORE)
    assert not list(changes([told(grown)]))


def test_a_rate_beside_its_count_tells_the_whole() -> None:
    count = figure("163", "defendants convicted", "defendant", at=0)
    rate = figure("89", "rate of defendants convicted", "%", at=40)
    (one,) = shares([told(count), told(rate)])
    assert one.needed.low < Decimal(183) < one.needed.high


def test_a_sum_presented_as_an_addition_is_recognised() -> None:
    parts = [figure("136", "children", "child"), figure("1233", "children", "child")]
    elsewhere = figure("1369", "additional children", "child")
    found = list(sums([*(told(part) for part in parts), told(elsewhere, document=2)]))
    assert [one.result.document for one in found] == [2]
    assert found[0].fit is Fit.COMPATIBLE


def test_the_modifications_of_an_award_add_up() -> None:
    rows = ["9464202.84", "10240834.46"]
    whole = "19705037.30"
    facts = [money(row, "Agency", "Reseller", f"${Decimal(row):,}") for row in [*rows, whole]]
    assert len(list(sums([told(fact) for fact in facts]))) == 1


def test_small_numbers_do_not_make_sums() -> None:
    facts = [figure(v, "letters", "letter") for v in ("2", "3", "5")]
    assert not list(sums([told(fact) for fact in facts]))


def test_rounded_numbers_do_not_make_sums() -> None:
    facts = [
        figure(f"{n}000000", "x", "person", surface=f"{n} million people") for n in (20, 30, 50)
    ]
    assert not list(sums([told(fact) for fact in facts]))


def test_nothing_gives_nothing() -> None:
    assert reckonings([]) == []
