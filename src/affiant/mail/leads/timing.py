"""Leads in the date that the sender's program wrote."""

import re
from datetime import timedelta

from affiant.mail.leads.finding import FITS, UNKNOWN, Finding, misfit
from affiant.mail.leads.hop import Hop
from affiant.mail.leads.seen import Seen

_AHEAD = timedelta(hours=1)
_LONG = timedelta(days=1)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONE = re.compile(r":\d\d\s+([+-])(\d\d)(\d\d)\b")
_EASTMOST, _WESTMOST = 14 * 60, -12 * 60  # minutes: Kiribati, Baker Island


def after_first_hop(seen: Seen) -> Finding:
    """The first server had it before it was written."""
    first = _first(seen)
    if first is None or first.at is None or seen.sent is None:
        return UNKNOWN
    ahead = seen.sent - first.at
    return misfit(minutes=ahead.total_seconds() / 60) if ahead > _AHEAD else FITS


def long_before_first_hop(seen: Seen) -> Finding:
    """It was written days before the first server had it."""
    first = _first(seen)
    if first is None or first.at is None or seen.sent is None:
        return UNKNOWN
    late = first.at - seen.sent
    return misfit(minutes=late.total_seconds() / 60) if late > _LONG else FITS


def zone_unlike_first_hop(seen: Seen) -> Finding:
    """The program's time zone is not that of the first server."""
    first = _first(seen)
    if first is None or first.zone is None or seen.zone is None:
        return UNKNOWN
    if first.zone == seen.zone:
        return FITS
    return misfit(minutes=abs((first.zone - seen.zone).total_seconds()) / 60)


def zone_impossible(seen: Seen) -> Finding:
    """No place on earth has this time zone."""
    found = _ZONE.search(seen.date)
    if found is None:
        return UNKNOWN
    sign, hours, minutes = found.groups()
    offset = (int(hours) * 60 + int(minutes)) * (-1 if sign == "-" else 1)
    is_possible = _WESTMOST <= offset <= _EASTMOST and not offset % 15 and int(minutes) < 60  # noqa: PLR2004
    return FITS if is_possible else misfit("".join(found.groups()))


def weekday_wrong(seen: Seen) -> Finding:
    """The day of the week is not that of the date."""
    told = seen.date.strip()[:3].lower()
    if told not in _DAYS or seen.sent is None:
        return UNKNOWN
    local = seen.sent + (seen.zone or timedelta())
    return FITS if _DAYS[local.weekday()] == told else misfit()


def _first(seen: Seen) -> Hop | None:
    return next((hop for hop in seen.hops if hop.at is not None), None)
