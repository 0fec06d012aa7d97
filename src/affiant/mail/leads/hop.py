"""The way of a message as its servers wrote it down: Received fields (RFC 5321, 4.4).

Whoever hands a message in can have written any of them but those of the servers after him.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from affiant.mail.attribution.domain import registrable

MOST = 100
"""Of one message that are read, from the top and the bottom alike: more is a loop or malice."""

_LONGEST = 2_000  # characters of a field
_FROM = re.compile(r"\s*from\s+([^\s();]+)\s*(?:\(([^()]{0,500}))?", re.IGNORECASE)
_BY = re.compile(r"\bby\s+([A-Za-z0-9.-]+)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")


@dataclass(frozen=True, slots=True)
class Hop:
    """One server's line. `senders` are the organisational domains of whoever handed it in, by what
    that one called itself and by what the DNS said; `receiver` is the server's own, "" for none.

    `zone` is the offset from UTC in which `at` was written; None where none was.
    """

    senders: frozenset[str]
    receiver: str
    at: datetime | None
    zone: timedelta | None


def hops(received: Sequence[str]) -> tuple[Hop, ...]:
    """In the order of travel, the sender's own server first; `received` is from the top down."""
    chosen = (
        received if len(received) <= MOST else [*received[: MOST // 2], *received[-MOST // 2 :]]
    )
    return tuple(_hop(value[:_LONGEST]) for value in reversed(chosen))


def moment(text: str) -> tuple[datetime | None, timedelta | None]:
    """An e-mail date and its offset. Without a zone it is taken as UTC, and the offset is None."""
    try:
        found = parsedate_to_datetime(text.strip())
        zone = found.utcoffset()
        return (found.replace(tzinfo=UTC) if zone is None else found).astimezone(UTC), zone
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, None


def _hop(value: str) -> Hop:
    way, _, dated = value.rpartition(";")
    way = way or value
    sender, receiver = _FROM.match(way), _BY.search(way)
    told = _NAME.findall(" ".join(part for part in sender.groups() if part)) if sender else []
    at, zone = moment(dated)
    domains = frozenset(domain for name in told if (domain := registrable(name)))
    return Hop(domains, (receiver and registrable(receiver.group(1))) or "", at, zone)
