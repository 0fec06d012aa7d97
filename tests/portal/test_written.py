import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from affiant.portal.written import REASON, day, is_partial_date, line, lines, reason_of


@given(st.text(), st.integers(1, 40))
def test_what_is_kept_is_short_without_nul_and_the_same_when_kept_again(
    sent: str, most: int
) -> None:
    for kept in (line(sent, most), lines(sent, most)):
        assert len(kept) <= most
        assert "\0" not in kept
    assert line(line(sent, most), most) == line(sent, most)
    assert "\n" not in line(sent, most)


def test_lines_stay_and_blanks_around_them_go() -> None:
    assert lines("\r\n one\r\n\r\ntwo \0", 50) == "one\n\ntwo"
    assert line(" one\r\n two ", 50) == "one two"


@pytest.mark.parametrize(
    ("sent", "kept"), [("2026-03-14", "2026-03-14"), (" 20260314", "2026-03-14"), ("soon", "")]
)
def test_a_day_is_one_or_nothing(sent: str, kept: str) -> None:
    assert day(sent) == kept


@pytest.mark.parametrize(
    ("sent", "is_one"),
    [
        *(("2026", True), ("2026-03", True), ("2026-03-14", True), ("2024-02-29", True)),
        *(("soon", False), ("2026-13", False), ("2026-02-30", False), ("03/2026", False)),
        *(("", False), ("2026-3", False), ("2026-03-14T10", False), ("20260314", False)),
    ],
)
def test_a_date_may_be_a_part_of_one(sent: str, is_one: bool) -> None:
    assert is_partial_date(sent) is is_one


def test_a_reason_is_one_line_and_may_be_missing() -> None:
    asked = RequestFactory().post("/", {"why": "the same\n address " + "x" * 2_000})
    assert reason_of(asked).startswith("the same address x")
    assert len(reason_of(asked)) == REASON
    assert reason_of(RequestFactory().post("/")) == ""
