"""Which of two documents came first, as far as their claimed dates decide.

A date is a stretch of days: 2018 is a year long. A document that says it repeats an older text
("Article original datant du …") is dated at the latest by its date, and may be older than
anything. Hours are not compared: pages leave their time zone out.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from affiant.lineage.relation import Direction
from affiant.reading.document import Document

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day on which it may have been published."""

    first: date
    last: date

    def before(self, other: "Days") -> bool:
        """Whether all of this lies before all of the other."""
        return self.last < other.first

    def within(self, other: "Days", days: int) -> bool:
        """Whether both lie in a stretch so long at most."""
        return (max(self.last, other.last) - min(self.first, other.first)).days <= days


def days_of(document: Document) -> Days | None:
    """None without a date, and where the date is none (2018-13)."""
    if document.published is None:
        return None
    told = _ISO.match(document.published.iso)
    if told is None:
        return None
    year, month, day = (int(part) if part else None for part in told.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    if document.published.may_be_repost:
        first = date.min
    return Days(first, last)


def direction(first: Document, second: Document) -> Direction:
    """FORWARD when `first` was published before `second`; UNKNOWN where dates do not decide."""
    one, other = days_of(first), days_of(second)
    if one is None or other is None:
        return Direction.UNKNOWN
    if one.before(other):
        return Direction.FORWARD
    return Direction.BACKWARD if other.before(one) else Direction.UNKNOWN
