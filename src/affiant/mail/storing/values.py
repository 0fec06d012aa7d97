"""A letter as the tables hold it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from affiant.mail.attribution.account import account
from affiant.mail.duplicates.fingerprint import Fingerprint, fingerprints
from affiant.mail.reading.gist import Gist, kept
from affiant.mail.reading.letter import Letter
from affiant.reading.formats.address_list import sender_of

_LONGEST_FROM = 4096  # characters of From that are looked at: one address has a tenth of that

Row = tuple[Any, ...]


class Told(NamedTuple):
    """A message until its batch is written. `at` is its file, its number there, where its From_
    line opens, where it starts and ends. `sha256` is "" for what has no bytes of its own. `digests`
    are of what was sent along, texts too long to be held left out. `hashes` are its fingerprint,
    where that is known already.
    """

    at: tuple[int, int, int, int, int]
    sha256: str
    gist: Gist
    digests: Sequence[str]
    troubles: Sequence[str]
    hashes: Fingerprint | None = None


def rows(
    told: Sequence[Told], trove: int, first: int, moment: Callable[[datetime | None], object]
) -> list[Row]:
    """The columns of `writing.MESSAGE`, of many messages at once, numbered from `first` on."""
    others = fingerprints([(one.gist, one.digests) for one in told if one.hashes is None])
    return [
        (number, trove, *_row(one, one.hashes or next(others), moment(one.gist.sent)))
        for number, one in enumerate(told, first)
    ]


def _row(told: Told, hashes: Fingerprint, sent: object) -> Row:
    at, sha256, gist, _digests, troubles, _hashes = told
    mih, content, body = hashes
    sender = _account(gist.author[:_LONGEST_FROM]) if gist.author else ""
    return (
        *at, sha256, mih or "", content, body, kept(gist.message_id), kept(gist.subject), sent,
        sender, gist.parser.value, ",".join(troubles) if troubles else "",
    )  # fmt: skip


@lru_cache(maxsize=4_096)
def _account(author: str) -> str:
    """The account of From's one address, as it is counted; "" for several."""
    return kept(account(sender_of(author)))


def header_of(letter: Letter | None) -> str:
    """The fields of a letter that no archived bytes hold, a line each."""
    if letter is None:
        return ""
    lines = (f"{name}: {value.decode('utf-8', 'replace')}" for name, value in letter.headers.fields)
    return kept("\n".join(lines))


def moments() -> Callable[[datetime | None], object]:
    """How the open database takes a moment; one that it cannot hold is none."""
    return _aware if connection.vendor == "postgresql" else _naive


def _aware(moment: datetime | None) -> datetime | None:
    try:
        return None if moment is None else moment.astimezone(UTC)
    except OverflowError:  # the first or last day of all, in another zone
        return None


def _naive(moment: datetime | None) -> object:
    told = moment if moment is None or moment.tzinfo is UTC else _aware(moment)
    # Without "+00:00", as Django writes it.
    return None if told is None else told.isoformat(" ")[:-6]
