"""Dates as dumps write them; what can be read in two ways is not read."""

import re
from datetime import UTC, date, datetime

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?")
_MILLISECONDS = re.compile(r"(\d{12,13})")
_FIRST_MONTH_BOUND = 12


class Ambiguous(ValueError):
    """This date can be read in two ways."""


def day(told: str) -> date:
    """ISO 8601, YYYYMMDD, or seconds or milliseconds since 1970 (UTC).

    A date with slashes is taken only where it can mean one day. Raises Ambiguous, else ValueError.
    """
    told = told.strip()
    if found := _ISO.fullmatch(told) or _COMPACT.fullmatch(told):
        year, month, number = map(int, found.groups())
        return date(year, month, number)
    if found := _SECONDS.fullmatch(told):
        return datetime.fromtimestamp(int(found.group(1)), UTC).date()
    if found := _MILLISECONDS.fullmatch(told):
        return datetime.fromtimestamp(int(found.group(1)) // 1000, UTC).date()
    if found := _SLASHED.fullmatch(told):
        return _slashed(*map(int, found.groups()))
    raise ValueError("not a date")


def _slashed(one: int, other: int, year: int) -> date:
    """The day comes first in French, the month in American English."""
    if one != other and one <= _FIRST_MONTH_BOUND and other <= _FIRST_MONTH_BOUND:
        raise Ambiguous(f"{one}/{other}/{year}")
    month, number = (other, one) if other <= _FIRST_MONTH_BOUND else (one, other)
    return date(year, month, number)
