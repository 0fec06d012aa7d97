"""Leads in the way of a message from server to server."""

from datetime import timedelta
from itertools import pairwise

from affiant.mail.leads.finding import FITS, UNKNOWN, Finding, misfit
from affiant.mail.leads.seen import Seen

_CLOCKS = timedelta(minutes=5)
"""By which clocks of servers differ without anybody noticing."""


def backwards(seen: Seen) -> Finding:
    """A server wrote an earlier time than the one before it."""
    moments = [hop.at for hop in seen.hops if hop.at is not None]
    if len(moments) < 2:  # noqa: PLR2004 - a pair
        return UNKNOWN
    worst = max(before - after for before, after in pairwise(moments))
    return misfit(minutes=worst.total_seconds() / 60) if worst > _CLOCKS else FITS


def apart(seen: Seen) -> Finding:
    """A server took it from another organisation's than had it last."""
    pairs = [
        (before.receiver, after.senders)
        for before, after in pairwise(seen.hops)
        if before.receiver and after.senders
    ]
    if not pairs:
        return UNKNOWN
    for receiver, senders in pairs:
        if receiver not in senders:
            return misfit(receiver, *sorted(senders))
    return FITS


def missing(seen: Seen) -> Finding:
    """No server wrote anything down."""
    return FITS if seen.hops else misfit()
