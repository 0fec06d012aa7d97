"""ISO 8601 dates as texts: made, counted from, and never later than the calendar allows."""

import datetime as dt
import re

FIRST_YEAR, LAST_YEAR = 1900, 2099  # a bare four-digit number outside is a count, not a year
PIVOT = 50  # "49" is 2049, "50" is 1950: two-digit years of documents
_FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS_BACK = 9  # "in December", told in June, is half a year back; told in March, three months


def day(year: int, month: int, number: int) -> str | None:
    """ "2018-06-19", None for a day that no calendar has."""
    try:
        return dt.date(year, month, number).isoformat()
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int) -> str:
    """ "2018-06"."""
    return f"{year:04d}-{number:02d}"


def week(date: dt.date) -> str:
    """ "2018-W26"."""
    year, number, _ = date.isocalendar()
    return f"{year:04d}-W{number:02d}"


def parsed(iso: str) -> dt.date | None:
    """The day that a full date names; None for a partial one."""
    match = _FULL.match(iso)
    if match is None or day(*(int(part) for part in match.groups())) is None:
        return None
    return dt.date(*(int(part) for part in match.groups()))


def year_of(text: str) -> int:
    """Two digits as a year: "18" is 2018, "98" is 1998."""
    number = int(text)
    if len(text) > 2:  # noqa: PLR2004 - two digits
        return number
    return 2000 + number if number < PIVOT else 1900 + number


def nearest_weekday(anchor: dt.date, weekday: int, number: int) -> str | None:
    """The day of the month so numbered that is such a weekday (1 Monday), within two months."""
    for months in (0, -1, 1):
        there = shifted(anchor.replace(day=1), months=months)
        found = day(there.year, there.month, number) if there else None
        if found and dt.date.fromisoformat(found).isoweekday() == weekday:
            return found
    return None


def nearest_year(anchor: dt.date, number: int) -> int:
    """The year of a month told without one: mostly past, at most three months ahead."""
    ahead = (number - anchor.month) % 12
    return (anchor + dt.timedelta(days=0)).year + _carry(anchor.month, ahead)


def _carry(from_month: int, ahead: int) -> int:
    months = ahead if ahead <= 12 - _MONTHS_BACK else ahead - 12
    return (from_month - 1 + months) // 12


def shifted(date: dt.date, *, days: int = 0, months: int = 0) -> dt.date | None:
    """The date so many days and months on; the day is cut to the month's length."""
    index = date.year * 12 + date.month - 1 + months
    year, number = divmod(index, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    for last in (date.day, 30, 29, 28):
        if last <= date.day and day(year, number + 1, last):
            try:
                return dt.date(year, number + 1, last) + dt.timedelta(days=days)
            except OverflowError:
                return None
    return None
