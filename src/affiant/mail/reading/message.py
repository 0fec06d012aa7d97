"""One message read: quickly where that loses nothing, else with more care.

Pure: "now" is told by the caller, and nothing is raised for what a message may hold.
"""

from datetime import UTC, datetime, timedelta

from affiant.mail.reading import header, quick, standard
from affiant.mail.reading.leaf import Leaf, is_known
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats.mail_headers import Headers

_CLOCKS = timedelta(days=2)  # wrong clocks and time zones; more is a date that was made up
_FIRST_MAIL = 1971
_EMPTY_LINES = (b"\n\n", b"\n\r\n")


def read(message: bytes, as_of: datetime) -> Letter:
    """The message as a letter. A date after `as_of` (with an offset) is told as such."""
    message = message.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in message:  # the line ends of old Macs
        message = message.replace(b"\r", b"\n")
    headers, start = header.parse(message)
    troubles = _of_header(message, headers, start)
    leaves, parser, why = _leaves(message, headers, start, troubles)
    troubles += [why] if why else []
    sent, date_trouble = dated(headers, as_of)
    troubles += [date_trouble] if date_trouble else []
    troubles += [leaf.trouble for leaf in leaves if leaf.trouble]
    troubles += [Trouble.BAD_CHARSET for leaf in leaves if _is_misnamed(leaf)]
    if _is_cut(message, headers):
        troubles.append(Trouble.TRUNCATED)
    return Letter(headers, tuple(leaves), parser, tuple(dict.fromkeys(troubles)), sent)


def _leaves(
    message: bytes, headers: Headers, start: int, troubles: list[Trouble]
) -> tuple[list[Leaf], Parser, Trouble | None]:
    if Trouble.BAD_HEADER in troubles or Trouble.NO_HEADERS in troubles:
        leaves, parser = standard.leaves(message)
        return leaves, parser, None
    try:
        return quick.leaves(message, headers, start), Parser.QUICK, None
    except quick.QuickFailed as failed:
        leaves, parser = standard.leaves(message)
        return leaves, parser, failed.trouble


def _of_header(message: bytes, headers: Headers, start: int) -> list[Trouble]:
    troubles = []
    if not message.strip():
        troubles.append(Trouble.EMPTY)
    if not headers.fields:
        troubles.append(Trouble.NO_HEADERS)
    elif start < len(message) and not message.endswith(_EMPTY_LINES, 0, start):
        troubles.append(Trouble.BAD_HEADER)
    if b"\0" in message:
        troubles.append(Trouble.NUL_BYTES)
    return troubles


def dated(headers: Headers, as_of: datetime) -> tuple[datetime | None, Trouble | None]:
    """When it says that it was sent, and what is wrong with that."""
    if headers.raw("date") is None:
        return None, Trouble.NO_DATE
    sent = header.date(headers)
    if sent is None:
        return None, Trouble.BAD_DATE
    if sent.tzinfo is None:  # "-0000": in UTC, from nowhere (RFC 5322, 3.3)
        sent = sent.replace(tzinfo=UTC)
    if sent.year < _FIRST_MAIL:
        return sent, Trouble.BAD_DATE
    return sent, Trouble.DATE_AHEAD if sent > as_of + _CLOCKS else None


def _is_misnamed(leaf: Leaf) -> bool:
    return leaf.charset is not None and not is_known(leaf.charset.strip().lower())


def _is_cut(message: bytes, headers: Headers) -> bool:
    """A multipart that never closes."""
    raw_type = headers.raw("content-type") or ""
    if not raw_type[:10].lower().startswith("multipart/"):
        return False
    boundary = header.parameter(raw_type, "boundary")
    return bool(boundary) and f"--{boundary}--".encode("utf-8", "replace") not in message
