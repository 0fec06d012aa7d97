"""The search of mail: what it finds, and what nobody learns by it."""

import csv
import html
import io
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from affiant.mail.reading.trouble import Trouble
from affiant.portal.mail.finding import pieces, windows
from tests.portal.mail.conftest import Desk
from tests.portal.mail.demo import NAMES


def found(desk: Desk, asked: str) -> set[int]:
    said = desk.get(f"/mail/search?{asked}")
    return {int(one) for one in re.findall(r'<h2><a href="/mail/messages/(\d+)"', said)}


def ids(desk: Desk, *names: str) -> set[int]:
    return {desk.messages[name] for name in names}


def test_words_are_found_and_marked(desk: Desk) -> None:
    said = desk.get("/mail/search?q=friday")
    assert "<mark>Friday</mark>" in said
    assert desk.messages["reply"] in found(desk, "q=friday")


def test_what_is_no_date_is_said_at_its_field(desk: Desk) -> None:
    said = desk.get("/mail/search?q=friday&until=2014-13")
    assert "no date, and nothing was left out for it: <bdi>2014-13</bdi>" in said
    assert said.count("aria-invalid") == 1
    assert found(desk, "q=friday&until=2014-13") == found(desk, "q=friday")


def test_words_are_found_without_their_accents(desk: Desk) -> None:
    assert found(desk, "q=detail+convenu") == ids(desk, "french")


@pytest.mark.parametrize("asked", ["Anne", "dupont", "Okafor", "jrokafor", '"Anne Dupont"', "dup*"])
def test_t_73_a_masked_name_is_not_found(desk: Desk, asked: str) -> None:
    assert found(desk, f"q={asked}") == set()
    there, nowhere = (plain(desk.get(f"/mail/search?q={one}"), one) for one in (asked, "zyxwv"))
    assert there == nowhere


def plain(said: str, asked: str) -> str:
    """The page but for what was asked for."""
    for one in (html.escape(asked), quote(asked), asked):
        said = said.replace(one, "…")
    return re.sub(r'value="\w{64}"', "", said)


@pytest.mark.parametrize("address", ["/mail/search?q=site", "/mail/search", "/mail/search.csv"])
def test_t_72_no_name_stands_among_what_is_found(desk: Desk, address: str) -> None:
    said = desk.get(address)
    assert [name for name in NAMES if name in said] == []


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("dated=none", {"undated"}),
        ("dated=impossible", {"hostile"}),
        ("since=2014-01-07&until=2014-01", {"french", "listed"}),
        ("since=2015&until=2016", set()),
        ("grade=Z&q=friday", set()),
        ("q=meet&trove=1", {"undated"}),
        ("q=meet&trove=999", set()),
    ],
)
def test_filters_narrow(desk: Desk, asked: str, names: set[str]) -> None:
    assert found(desk, asked) == ids(desk, *names)


@pytest.mark.parametrize(
    "asked", ["since=x", "grade=Q", "kind=%00", "trouble=1", "trove=-1", "page=z"]
)
def test_what_cannot_be_meant_is_no_filter(desk: Desk, asked: str) -> None:
    assert len(found(desk, asked)) == 8


@pytest.mark.parametrize("asked", ['"', "*", "%00", "AND OR NEAR(", "'--", "%3C" * 300])
def test_no_words_break_it(desk: Desk, asked: str) -> None:
    assert desk.get(f"/mail/search?q={asked}")


def test_t_74_the_table_runs_nothing(desk: Desk) -> None:
    told = desk.get("/mail/search.csv?dated=impossible").removeprefix("\ufeff")
    head, row = csv.reader(io.StringIO(told))
    cells = dict(zip(head, row, strict=True))
    assert cells["subject"].startswith("'=HYPERLINK")


def test_pages_ask_the_same_number_of_queries_however_much_there_is(desk: Desk) -> None:
    def queries(address: str) -> int:
        desk.get(address)
        with CaptureQueriesContext(connection) as asked:
            desk.get(address)
        return len(asked)

    assert queries("/mail/search?q=meet") == queries("/mail/search?q=site")
    assert queries("/mail/search?dated=none") == queries("/mail/search")


def test_windows_hold_the_words_with_what_is_around() -> None:
    text = "".join(f"line {number}\n" for number in range(100))
    assert windows("50", text) == ["line 49\nline 50\nline 51\n"]
    assert windows("nowhere", text) == []


def test_pieces_mark_whole_words_alone() -> None:
    assert list(pieces("site", "the site and websites")) == [
        ("the ", False),
        ("site", True),
        (" and websites", False),
    ]


def test_no_trouble_is_a_part_of_another() -> None:
    codes = [one.value for one in Trouble]
    assert [(one, other) for one in codes for other in codes if one != other and one in other] == []
