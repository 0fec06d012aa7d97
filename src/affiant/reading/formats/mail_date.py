"""The Date field as programs write it, beyond the standard (RFC 5322, 3.3 and 4.3)."""

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?"
)
_NAMED = re.compile(r"(?:^|(?<=[\s,;]))([^\W\d_]{3,9})\.?(?=[\s,;]|$)")
_MONTHS = {
    "janv": "Jan", "janvier": "Jan", "févr": "Feb", "fevr": "Feb", "fév": "Feb", "février": "Feb",
    "fevrier": "Feb", "mars": "Mar", "avr": "Apr", "avril": "Apr", "mai": "May", "juin": "Jun",
    "juil": "Jul", "juillet": "Jul", "août": "Aug", "aout": "Aug", "septembre": "Sep",
    "sept": "Sep", "octobre": "Oct", "novembre": "Nov", "déc": "Dec", "décembre": "Dec",
    "decembre": "Dec",
}  # fmt: skip
"""French ones, which some programs write. "jui" has two meanings and is not among them."""
_DAY = re.compile(
    r"\A(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]{0,5}\.?,?\s+(?=\d{1,2}\s+[^\W\d_])", re.IGNORECASE
)
_HALF_DAY = re.compile(r"\b(\d{1,2})(:\d\d(?::\d\d)?) ?([AP])\.?M\b\.?", re.IGNORECASE)
_NOON = 12


def moment(raw: str) -> datetime | None:
    """The date of a field that is decoded, in the sender's own offset; without one for "-0000" and
    for zones that nobody knows, which are UTC (RFC 5322, 4.3). None for what is no date.
    """
    told = raw.strip().strip("\"'")
    try:
        if _ISO.fullmatch(told):
            return datetime.fromisoformat(told)
        return parsedate_to_datetime(_written_well(told))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written_well(told: str) -> str:
    for form, well in _FORMS:
        told = form.sub(well, told)
    return told


def _of_day(found: re.Match[str]) -> str:
    """One of "1:05:00 PM" is 13 of 24."""
    hour = int(found[1])
    if not 1 <= hour <= _NOON:
        return f"{found[1]}{found[2]}"
    after = _NOON if found[3].lower() == "p" else 0
    return f"{hour % _NOON + after:02}{found[2]}"


def _in_english(found: re.Match[str]) -> str:
    return _MONTHS.get(found[1].lower(), found[0])


_FORMS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_HALF_DAY, _of_day),
    # "GMT+0200", "UTC +2", "+02:00"
    (re.compile(r"\b(?:GMT|UTC|UT) ?(?=[+-]\d)"), ""),
    (re.compile(r"([+-]\d\d):(\d\d)(?=\s|$)"), r"\1\2"),
    (re.compile(r"(?<=\s)([+-])(\d)(?=\s|$)"), r"\g<1>0\g<2>00"),
    # A leap second, which no clock here can tell from the one before
    (re.compile(r"(?<=\d\d:\d\d:)60\b"), "59"),
    # Years of programs that counted from 1900 (RFC 5322, 4.3)
    (re.compile(r"(?<=[a-z] )(1\d\d)(?= \d\d:)"), lambda found: str(1900 + int(found[1]))),
    (_DAY, ""),
    (_NAMED, _in_english),
)
