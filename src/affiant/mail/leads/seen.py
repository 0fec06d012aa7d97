"""What the rules look at, read from the header once."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from affiant.mail.attribution.domain import registrable
from affiant.mail.leads.hop import Hop, hops, moment
from affiant.mail.leads.mailer import Mailer, named
from affiant.reading.formats.address_list import people_of
from affiant.reading.formats.mail_headers import Headers, characters

_LONGEST = 2_000  # characters of a value
_ID = re.compile(r"\s*<([^<>\s]{1,500})@([^<>@\s]{1,255})>")


@dataclass(frozen=True, slots=True)
class Seen:
    """`hops` in the order of travel. "" and None stand for what is not there or cannot be read.

    `id_local` and `id_host` are what stands before and after the @ of Message-ID; `author` is the
    organisational domain of From; `zone` is Date's offset, `date` its text.
    """

    counts: Counter[str]
    hops: tuple[Hop, ...]
    date: str
    sent: datetime | None
    zone: timedelta | None
    id_local: str
    id_host: str
    author: str
    mailer: Mailer | None
    boundary: str

    @classmethod
    def of(cls, headers: Headers) -> "Seen":
        """Never raises."""
        received = [characters(value) for name, value in headers.fields if name == "received"]
        date = (headers.raw("date") or "")[:_LONGEST]
        identified = _ID.match((headers.raw("message-id") or "")[:_LONGEST])
        local, host = identified.groups() if identified else ("", "")
        told = headers.raw("x-mailer") or headers.raw("user-agent") or ""
        return cls(
            Counter(name for name, _ in headers.fields),
            hops(received),
            date,
            *moment(date),
            local,
            host,
            _author(headers),
            named(told.strip()),
            headers.parameter("boundary") or "",
        )


def _author(headers: Headers) -> str:
    people = people_of([(headers.raw("from") or "")[:_LONGEST]])
    domains = {registrable(address.rpartition("@")[2]) for _, address in people if "@" in address}
    return (domains.pop() or "") if len(domains) == 1 else ""
