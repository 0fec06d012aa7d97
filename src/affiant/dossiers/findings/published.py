"""When a number was published, and whether what it counts was over by then."""

from calendar import monthrange
from datetime import date

from affiant.dossiers.findings.told import Told
from affiant.facts.kinds import Figure

CLOSED_BEFORE = 30  # days after a day's event in which those who count are not yet done
LONG = 27  # days of a period whose number is only published when it is over: a month at least


def published_on(one: Told) -> date | None:
    """The first day on which the number may have been published; None where nothing tells."""
    fact = one.fact
    told = (fact.vintage if isinstance(fact, Figure) else None) or one.published
    days = _days(told or "")
    return days[0] if days else None


def is_closed(one: Told) -> bool:
    """Whether the number is of a time that was over when it was published."""
    days = _days((one.fact.period if isinstance(one.fact, Figure) else None) or "")
    if not days:
        return False
    day = published_on(one)
    if day is None or (day - days[1]).days > CLOSED_BEFORE:
        return True
    return days[1] < day and (days[1] - days[0]).days >= LONG


def _days(told: str) -> tuple[date, date] | None:
    """First and last day of an ISO date, month, year, or a stretch of them; None for no date."""
    first, _, last = told.partition("/")
    try:
        return _ends(first)[0], _ends(last or first)[1]
    except ValueError:
        return None


def _ends(told: str) -> tuple[date, date]:
    """Raises ValueError for what is no date."""
    parts = [int(part) for part in told[:_DAY].split("-")]
    year, month, day = (*parts, None, None)[:3]
    last_month = month or 12
    first = date(year or 0, month or 1, day or 1)
    return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])


_DAY = 10  # characters of a whole ISO date
