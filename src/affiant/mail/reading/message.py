"""One message read: quickly where that loses nothing, else with more care.

Pure: "now" is told by the caller, and nothing is raised for what a message may hold.
"""

import re
from datetime import UTC, datetime, timedelta

from affiant.mail.reading import header, inline, quick, standard
from affiant.mail.reading.form import form
from affiant.mail.reading.header import Fields
from affiant.mail.reading.leaf import WESTERN, Leaf, is_misnamed, is_usual
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.trouble import Trouble
from affiant.reading import charset
from affiant.reading.formats.mail_headers import Headers

_CLOCKS = timedelta(days=2)  # wrong clocks and time zones; more is a date that was made up
_FIRST_MAIL = 1971
_LEADING = re.compile(
    rb"(?:[ \t]{0,1000}\r?\n){0,20}[ \t]{0,80}(?=(?:from|to|date|subject|message-id|received|"
    rb"return-path|delivered-to|mime-version|x-[a-z-]{1,60}):[ \t]*\S[^\n]*\n"
    rb"(?:[a-z-]{2,60}:|[ \t]+\S))",
    re.IGNORECASE,
)
"""Empty lines or spaces, and behind them a field of mail and a second one or its fold."""


def read(message: bytes, as_of: datetime) -> Letter:
    """The message as a letter. A date after `as_of` (with an offset) is told as such."""
    message = message.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in message:  # the line ends of old Macs
        message = message.replace(b"\r", b"\n")
    elif b"\r\r\n" in message and message.count(b"\r\r\n") == message.count(b"\n"):
        message = message.replace(b"\r\r\n", b"\n")  # text written as text twice
    if message[:1].isspace():
        message = _from_its_header(message)
    found = header.quickly(message)
    headers, start, is_broken = (*found, False) if found else header.carefully(message)
    troubles = _of_header(message, headers, is_broken=is_broken)
    try:
        leaves, parser = quick.leaves(message, found), Parser.QUICK
    except quick.QuickFailed as failed:
        leaves, parser = standard.leaves(message, headers, start)
        troubles += [failed.trouble] if found else []
    leaves += _inline(leaves)
    fields = _in_charset(headers, leaves)
    sent, date_trouble = dated(fields, as_of)
    troubles += [date_trouble] if date_trouble else []
    for leaf in leaves:
        if leaf.trouble:
            troubles.append(leaf.trouble)
    if any(leaf.charset is not None and is_misnamed(leaf.charset) for leaf in leaves):
        troubles.append(Trouble.BAD_CHARSET)
    if parser is not Parser.QUICK and _is_cut(message, fields):
        troubles.append(Trouble.TRUNCATED)
    told = tuple(dict.fromkeys(troubles)) if troubles else ()
    return Letter(fields, tuple(leaves), parser, told, sent)


def _inline(leaves: list[Leaf]) -> list[Leaf]:
    """The files in the plain texts that are no part of their own."""
    texts = (leaf.content for leaf in leaves if leaf.is_text and leaf.media_type == "text/plain")
    found = [file for text in texts if inline.may_hold(text) for file in inline.files(text)]
    held = {leaf.content for leaf in leaves} if found else set()
    return [file for file in found if file.content not in held]


def _in_charset(headers: Headers, leaves: list[Leaf]) -> Headers:
    """The fields that old programs wrote in the letter's charset without saying so, in UTF-8."""
    if all(value.isascii() for _, value in headers.fields):
        return headers
    named = next((leaf.charset for leaf in leaves if leaf.is_text and leaf.charset), None)
    if named is None or named.strip().lower() in WESTERN or not is_usual(named):
        return headers
    told = charset.wider(named) or named.strip()
    return Fields(tuple((name, _recoded(value, told)) for name, value in headers.fields))


def _recoded(value: bytes, named: str) -> bytes:
    if value.isascii() or _is_utf8(value):
        return value
    try:
        return value.decode(named).encode()
    except (LookupError, ValueError):  # a charset nobody knows, or that it is not in
        return value


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _from_its_header(message: bytes) -> bytes:
    """Without empty lines ahead of the header, which programs that export mail put there."""
    return message[found.end() :] if (found := _LEADING.match(message)) else message


def _of_header(message: bytes, headers: Headers, *, is_broken: bool) -> list[Trouble]:
    troubles = []
    if not message or message.isspace():
        troubles.append(Trouble.EMPTY)
    if not headers.fields:
        troubles.append(Trouble.NO_HEADERS)
    elif is_broken:
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
    return sent, doubt(sent, as_of)


def doubt(sent: datetime, as_of: datetime) -> Trouble | None:
    """What is wrong with a moment, if anything is."""
    if sent.year < _FIRST_MAIL:
        return Trouble.BAD_DATE
    return Trouble.DATE_AHEAD if sent > as_of + _CLOCKS else None


def _is_cut(message: bytes, headers: Headers) -> bool:
    """A multipart that never closes."""
    told = form(headers.raw("content-type"), None, None)
    return told.is_multipart and told.mark is not None and told.mark + b"--" not in message
