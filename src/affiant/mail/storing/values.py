"""A letter as the tables hold it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from django.db import connection

from affiant.mail.attribution.attribution import account
from affiant.mail.duplicates import fingerprint
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.trove import Entry
from affiant.reading.formats.address_list import people_of
from affiant.reading.formats.mail_headers import Headers

_LONGEST_FROM = 4096  # characters of From that are looked at: one address has a tenth of that


def kept(text: str) -> str:
    """As any database takes it: NUL shown as U+FFFD, lone surrogates spelled out."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def message_values(
    entry: Entry, letter: Letter, text: str, sent: object, *, has_bytes: bool
) -> tuple[object, ...]:
    """The columns of `writing.MESSAGE` from sha256 on; `text` is the letter's, as it is kept."""
    told = fingerprint(letter, text)
    return (
        (entry.sha256 or "") if has_bytes else "",
        told.mih or "",
        told.content,
        told.body,
        kept(letter.message_id or ""),
        kept(letter.subject),
        sent,
        sender(letter.headers),
        letter.parser.value,
        ",".join(troubles) if (troubles := entry.troubles) else "",
    )


def sender(headers: Headers) -> str:
    """The account of From's one address, as it is counted; "" for none or several."""
    told = [value for name, value in headers.fields if name == "from"]
    return _account(told[0][:_LONGEST_FROM]) if len(told) == 1 else ""


@lru_cache(maxsize=4_096)
def _account(raw: bytes) -> str:
    found = Headers((("from", raw),)).raw("from") or ""
    addresses = {address for _name, address in people_of([found]) if "@" in address}
    return kept(account(addresses.pop())) if len(addresses) == 1 else ""


def sent_along(letter: Letter) -> Iterator[Leaf]:
    """Its attachments, and texts too long to be held: what is not in the letter's text."""
    return (leaf for leaf in letter.leaves if not leaf.is_text or leaf.place is not None)


def header_of(letter: Letter) -> str:
    """The fields of a letter that no archived bytes hold, a line each."""
    lines = (f"{name}: {value.decode('utf-8', 'replace')}" for name, value in letter.headers.fields)
    return kept("\n".join(lines))


def moments() -> Callable[[datetime | None], object]:
    """How the open database takes a moment; one that it cannot hold is none."""
    return _aware if connection.vendor == "postgresql" else _naive


def _aware(moment: datetime | None) -> object:
    try:
        return None if moment is None else moment.astimezone(UTC)
    except OverflowError:  # the first or last day of all, in another zone
        return None


def _naive(moment: datetime | None) -> object:
    told = _aware(moment)
    return str(told)[:-6] if told is not None else None  # without "+00:00", as Django writes it
