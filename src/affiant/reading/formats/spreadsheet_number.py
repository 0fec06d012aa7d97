"""The numbers of an XLSX as its sheets show them, as far as the form bears meaning.

A date is a number in XLSX; only the cell's format tells (ECMA-376-1, 18.8.30). What is kept of
a format: that it is a date, a time, a percentage, and its currency. How many decimals it hides
is not: the cell's value is what was written.
"""

import re
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN_PERCENT = frozenset({9, 10})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?:[^$hms][^\]]*)\]', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_LOCALE_CURRENCY = re.compile(r"\[\$([^\-\]]+)[^\]]*\]")
_CURRENCY = re.compile(r"[€$£¥₹₽]|\b(?:EUR|USD|GBP|CHF|CAD|MXN)\b")

_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
_FIRST_MARCH_1900 = 61  # the serial; before it Excel counts a 29 February that never was
_LAST_SERIAL = 2_958_466  # the end of the year 9999


class Shape(Enum):
    """What a number format makes of a number."""

    PLAIN = 0
    DATE = 1
    PERCENT = 2


class NumberFormat(NamedTuple):
    """What a cell's format tells: its shape, and a currency with where it stands."""

    shape: Shape = Shape.PLAIN
    currency: str = ""
    currency_first: bool = False


def number_format(identifier: int, code: str | None) -> NumberFormat:
    """The format of a built-in identifier, or of a format code."""
    if code is None:
        if identifier in _BUILT_IN_DATES:
            return NumberFormat(Shape.DATE)
        return NumberFormat(Shape.PERCENT if identifier in _BUILT_IN_PERCENT else Shape.PLAIN)
    positive = code.partition(";")[0]
    currency = _LOCALE_CURRENCY.search(positive) or _CURRENCY.search(positive)
    if currency is not None:
        symbol = currency[1] if currency.lastindex else currency[0]
        digits = re.search(r"[0#?]", positive)
        first = digits is None or currency.start() < digits.start()
        return NumberFormat(Shape.PLAIN, symbol.strip(), first)
    bare = _LITERAL.sub("", positive)
    if "%" in bare:
        return NumberFormat(Shape.PERCENT)
    return NumberFormat(Shape.DATE if _DATE_LETTERS.search(bare) else Shape.PLAIN)


def shown(value: str, form: NumberFormat, from_1904: bool) -> str:
    """A cell's raw value as its sheet shows it; as it is where it is no number."""
    try:
        number = float(value)
    except ValueError:
        return value
    if form.shape is Shape.DATE:
        return _moment(number, from_1904) or value
    digits = f"{number * 100:.15g}%" if form.shape is Shape.PERCENT else _digits(value, number)
    if not form.currency:
        return digits
    return f"{form.currency}{digits}" if form.currency_first else f"{digits}\u00a0{form.currency}"


def _digits(value: str, number: float) -> str:
    """Fifteen digits, as Excel keeps them: 0.30000000000000004 was written 0.3."""
    return value if "e" not in value.lower() and len(value) <= 16 else f"{number:.15g}"  # noqa: PLR2004 - sign or point and fifteen digits


def _moment(serial: float, from_1904: bool) -> str | None:
    if not 0 <= serial < _LAST_SERIAL:
        return None
    epoch = _EPOCH_1904 if from_1904 else _EPOCH_1900
    if not from_1904 and 1 <= serial < _FIRST_MARCH_1900:
        serial += 1
    try:
        moment = epoch + timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return None
    clock = moment.strftime("%H:%M:%S").removesuffix(":00")
    if serial < 1:
        return clock
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    return day if clock == "00:00" else f"{day} {clock}"
