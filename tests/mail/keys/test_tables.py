import json
from datetime import date

import pytest

from affiant.mail.keys.found import KeyTrouble
from affiant.mail.keys.importing import ImportKind
from tests.mail.keys.files import NAME, QUOTED, RECORD, seen, taken


def row(**more: object) -> str:
    return json.dumps({"name": NAME, "type": "txt", "value": RECORD, **more}) + "\n"


@pytest.mark.parametrize(
    "told",
    ["2014-01-16", "2014-01-16T09:00:00Z", "20140116", "1389859200", "1389859200000", "16/01/2014"],
)
def test_a_date_is_read_in_each_form(told: str) -> None:
    keys, problems = taken(row(date=told), ImportKind.JSON)

    assert problems == []
    assert seen(keys[0]) == (date(2014, 1, 16), date(2014, 1, 16))


def test_a_date_with_two_meanings_is_not_guessed() -> None:
    keys, problems = taken(row(date="03/04/2014") + row(date="03/03/2014"), ImportKind.JSON)

    assert [seen(key)[0] for key in keys] == [None, date(2014, 3, 3)]
    assert problems == [(1, KeyTrouble.DATE_AMBIGUOUS)]


def test_passive_dns_says_from_when_to_when() -> None:
    told: dict[str, object] = {"rrname": NAME, "rrtype": "TXT", "rdata": [QUOTED]}
    told |= {"time_first": 1388998800, "time_last": 1420534800}

    keys, _ = taken(json.dumps(told), ImportKind.JSON)

    assert (keys[0].record, seen(keys[0])) == (RECORD, (date(2014, 1, 6), date(2015, 1, 6)))


def test_two_columns_that_differ_are_not_chosen_between() -> None:
    told = f"host,rdata,value\n{NAME},{RECORD},v=DKIM1\n{NAME},{RECORD},{RECORD}\n"

    keys, problems = taken(told, ImportKind.CSV)

    assert len(keys) == 1
    assert problems == [(2, KeyTrouble.TWO_COLUMNS)]


def test_a_table_whose_columns_are_not_named_is_not_guessed_at() -> None:
    assert taken(f"{NAME},TXT,{RECORD}\n", ImportKind.CSV) == ([], [(1, KeyTrouble.NO_COLUMNS)])


def test_semicolons_separate_where_the_heading_says_so() -> None:
    told = (
        f'name;type;value;date\n{NAME};TXT;"{RECORD}";2014-01-06\n{NAME};TXT;{RECORD};2014-01-06\n'
    )

    keys, problems = taken(told, ImportKind.CSV)

    assert [key.record for key in keys] == [RECORD]
    assert problems == [(3, KeyTrouble.UNREADABLE)]


def test_records_of_other_kinds_are_no_problem() -> None:
    assert taken(row(type="MX") + row(name="www.corp.example"), ImportKind.JSON) == ([], [])


@pytest.mark.parametrize(
    "line", ["{ _domainkey", "[" * 100_000 + "_domainkey", '"_domainkey"', "{\0_domainkey}"]
)
def test_a_hostile_line_is_a_problem_of_its_own(line: str) -> None:
    keys, problems = taken(line + "\n" + row(), ImportKind.JSON)

    assert len(keys) == 1
    assert problems == [(1, KeyTrouble.UNREADABLE)]


def test_dates_in_the_wrong_order_and_values_that_are_no_text_are_told() -> None:
    told = row(first_seen="2015-01-01", last_seen="2014-01-01") + row(value=12)

    assert taken(told, ImportKind.JSON) == (
        [],
        [(1, KeyTrouble.DATES_REVERSED), (2, KeyTrouble.UNREADABLE)],
    )
