"""Dumps of the DNS as tables: one record a line, as CSV or as JSON (RFC 8427's neighbours, the
passive DNS of draft-dulaunoy-dnsop-passive-dns-cof, scans that list name, type and value)."""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys import master, naming
from affiant.mail.keys.days import Ambiguous, day
from affiant.mail.keys.found import Days, Found, KeyTrouble, Problem, Telling, archived
from affiant.mail.keys.lines import lines

_COLUMNS = {
    "name": ("name", "rrname", "qname", "query", "host", "hostname", "fqdn"),
    "type": ("type", "rrtype", "qtype"),
    "value": ("value", "rdata", "data", "answer", "txt", "record", "content"),
    "seen": ("date", "timestamp", "time", "seen", "day"),
    "first": ("first_seen", "time_first", "first", "firstseen"),
    "last": ("last_seen", "time_last", "last", "lastseen"),
}
_TXT = frozenset({"TXT", "16"})
_MOST_VALUES = 100  # of one row


class _TwoColumns(ValueError):
    """Two columns mean the same and say different things."""


def keys_of_json(file: BinaryIO, telling: Telling) -> Iterator[Found]:
    """One JSON object a line."""
    for number, line in lines(file):
        if line is None:
            yield Problem(number, KeyTrouble.TOO_LONG)
            continue
        if not line.strip() or naming.MARK not in line.lower():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            yield Problem(number, KeyTrouble.UNREADABLE, str(wrong)[:200])
            continue
        if isinstance(row, dict):
            yield from _of_row(number, {str(k).lower(): v for k, v in row.items()}, telling)
        else:
            yield Problem(number, KeyTrouble.UNREADABLE, "no object")


def keys_of_csv(file: BinaryIO, telling: Telling) -> Iterator[Found]:
    """A first line with the columns' names, then a record a line."""
    columns: list[str] | None = None
    separator = ","
    for number, line in lines(file):
        if line is None:
            yield Problem(number, KeyTrouble.TOO_LONG)
        elif columns is None:
            separator = max(",;\t", key=line.count)
            columns = [one.strip().lower() for one in _cells(line, separator)]
            if not (set(columns) & set(_COLUMNS["name"]) and set(columns) & set(_COLUMNS["value"])):
                yield Problem(number, KeyTrouble.NO_COLUMNS, line[:100])
                return
        elif naming.MARK in line.lower():
            cells = _cells(line, separator)
            if len(cells) != len(columns):
                yield Problem(number, KeyTrouble.UNREADABLE, "another number of columns")
            elif len(set(columns)) != len(columns):
                yield Problem(number, KeyTrouble.TWO_COLUMNS)
            else:
                yield from _of_row(number, dict(zip(columns, cells, strict=True)), telling)


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line.replace("\0", "\ufffd")], delimiter=separator), [])
    except csv.Error:
        return []


def _of_row(line: int, row: Mapping[str, object], telling: Telling) -> Iterator[Found]:
    try:
        name, kind, value = (_cell(row, column) for column in ("name", "type", "value"))
    except _TwoColumns as wrong:
        yield Problem(line, KeyTrouble.TWO_COLUMNS, str(wrong))
        return
    split = naming.split(str(name or ""))
    if split is None or (kind is not None and str(kind).upper() not in _TXT):
        return
    if "*" in split[0]:
        yield Problem(line, KeyTrouble.WILDCARD, str(name)[:200])
        return
    days = _days(row, telling)
    if isinstance(days, Problem):
        yield Problem(line, days.trouble, days.detail)
        days = Days()
    values = value if isinstance(value, list) else [value]
    records: list[str] = []
    for one in values[:_MOST_VALUES]:
        try:
            records.append(_text(one))
        except ValueError as wrong:
            yield Problem(line, KeyTrouble.UNREADABLE, str(wrong)[:200])
    for record in dict.fromkeys(records):
        yield archived(line, split, record, KeySource.DNS, telling.told_by, days=days)
    if len(set(records)) > 1:
        yield Problem(line, KeyTrouble.TWO_RECORDS, str(name)[:200])


def _cell(row: Mapping[str, object], meaning: str) -> object | None:
    """What the row says under any of the column's names. Raises _TwoColumns."""
    told = [(name, row[name]) for name in _COLUMNS[meaning] if row.get(name) not in (None, "")]
    if any(value != told[0][1] for _, value in told):
        raise _TwoColumns(", ".join(name for name, _ in told))
    return told[0][1] if told else None


def _days(row: Mapping[str, object], telling: Telling) -> Days | Problem:
    """The line's number is the caller's to say."""
    try:
        seen, first, last = (_cell(row, column) for column in ("seen", "first", "last"))
        found = [None if told is None else day(str(told)) for told in (first or seen, last or seen)]
    except Ambiguous as wrong:
        return Problem(0, KeyTrouble.DATE_AMBIGUOUS, str(wrong))
    except _TwoColumns as wrong:
        return Problem(0, KeyTrouble.DATE_AMBIGUOUS, str(wrong))
    except (ValueError, OverflowError, OSError):
        return Problem(0, KeyTrouble.NOT_A_DATE)
    return Days(found[0] or telling.seen, found[1] or telling.seen)


def _text(told: object) -> str:
    """The record's text: as it is, or as master files quote and escape it. Raises ValueError."""
    if not isinstance(told, str):
        raise ValueError("a value that is no text")  # noqa: TRY004 - of the file, not of the program
    text = told.strip()
    if text.startswith('"'):
        return master.joined(text)
    return text.replace("\\;", ";")  # no key's record has a backslash of its own
