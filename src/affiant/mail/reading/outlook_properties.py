"""A letter put together from what Outlook keeps of it: properties by number (MS-OXPROPS).

The header that the message came with is kept by Outlook for received mail only; for others the
fields are made from the properties, and no signature can be checked on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formataddr

from affiant.mail.reading.header import parse
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.message import dated
from affiant.mail.reading.trouble import Trouble
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import tnef
from affiant.reading.formats.mail_headers import Headers

SUBJECT, HEADER, BODY, RTF, HTML = 0x0037, 0x007D, 0x1000, 0x1009, 0x1013
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
TO, CC, BCC, SUBMITTED, DELIVERED = 0x0E04, 0x0E03, 0x0E02, 0x0039, 0x0E06
MESSAGE_ID, ANSWERS, REFERENCES = 0x1035, 0x1042, 0x1039
ATTACHED, LONG_NAME, SHORT_NAME, MEDIA_TYPE = 0x3701, 0x3707, 0x3704, 0x370E
PASSWORD = 0x67FF
LETTER = "letter.rtf"
UNICODE, STRING8, BINARY, TIME, OBJECT = 0x1F, 0x1E, 0x102, 0x40, 0x0D

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_TICKS = 10  # FILETIME counts tenths of microseconds
_PREFIX_MARK = "\x01"  # Outlook writes the length of "Re: " before a subject


@dataclass(frozen=True, slots=True)
class Properties:
    """Values by property number, each with its type's number, raw."""

    values: Mapping[int, tuple[int, bytes]]
    charset: str = "cp1252"

    def text(self, number: int) -> str:
        """A string property; "" without one."""
        kind, raw = self.values.get(number, (0, b""))
        if kind == UNICODE:
            return raw.decode("utf-16-le", "replace").rstrip("\0")
        return raw.decode(self.charset, "replace").rstrip("\0")

    def raw(self, number: int) -> bytes:
        """A property's bytes; b"" without one."""
        return self.values.get(number, (0, b""))[1]

    def time(self, number: int) -> datetime | None:
        """A FILETIME; None without one or for one that no calendar has."""
        kind, raw = self.values.get(number, (0, b""))
        if kind != TIME or len(raw) < 8 or not any(raw):  # noqa: PLR2004 - a FILETIME's bytes
            return None
        try:
            return _EPOCH + timedelta(microseconds=int.from_bytes(raw[:8], "little") // _TICKS)
        except OverflowError:
            return None


def letter(kept: Properties, attachments: tuple[Leaf, ...], as_of: datetime) -> Letter:
    """The letter that these properties make."""
    return put_together(kept, (*_bodies(kept), *attachments), as_of)


def put_together(
    kept: Properties, leaves: tuple[Leaf, ...], as_of: datetime, *more: Trouble
) -> Letter:
    """A letter of these leaves, with the fields that the properties make."""
    headers = _headers(kept)
    sent, trouble = dated(headers, as_of)
    told = (Trouble.REBUILT, *more, trouble, *(leaf.trouble for leaf in leaves))
    troubles = tuple(dict.fromkeys(one for one in told if one))
    return Letter(headers, leaves, Parser.STORE, troubles, sent)


def attachment(kept: Properties) -> Leaf:
    """What was sent along, as Outlook keeps it."""
    name = kept.text(LONG_NAME) or kept.text(SHORT_NAME) or None
    media_type = kept.text(MEDIA_TYPE).lower() or "application/octet-stream"
    return Leaf(media_type, kept.raw(ATTACHED), None, name, is_attachment=True)


def _headers(kept: Properties) -> Headers:
    told = kept.text(HEADER)
    if told.strip():
        raw = told.replace("\r\n", "\n").lstrip("\n").encode("utf-8", "replace")
        headers, _ = parse(raw.rstrip(b"\n") + b"\n\n")
        if headers.fields:
            return headers
    made = [(name, text.encode("utf-8", "replace")) for name, text in _made(kept) if text]
    return Headers(tuple(made))


def _made(kept: Properties) -> list[tuple[str, str]]:
    address = kept.text(SENDER_SMTP) or kept.text(SENDER_ADDRESS)
    sent = kept.time(SUBMITTED) or kept.time(DELIVERED)
    return [
        ("from", formataddr((kept.text(SENDER_NAME), address)) if address.isascii() else address),
        ("to", kept.text(TO)),
        ("cc", kept.text(CC)),
        ("bcc", kept.text(BCC)),
        ("subject", _subject(kept.text(SUBJECT))),
        ("date", format_datetime(sent) if sent else ""),
        ("message-id", kept.text(MESSAGE_ID)),
        ("in-reply-to", kept.text(ANSWERS)),
        ("references", kept.text(REFERENCES)),
    ]


def _subject(text: str) -> str:
    return text[2:] if text.startswith(_PREFIX_MARK) else text


def _bodies(kept: Properties) -> list[Leaf]:
    found = []
    if text := kept.text(BODY):
        found.append(Leaf("text/plain", text.encode("utf-8", "replace"), "utf-8"))
    if html := kept.raw(HTML):
        found.append(Leaf("text/html", html))
    if not found and (rtf := kept.raw(RTF)):
        found.append(of_rtf(rtf))
    return found


def of_rtf(packed: bytes) -> Leaf:
    """A letter that Outlook keeps as packed RTF alone: a file, which is read as a document."""
    unpacked = tnef.unpacked(packed)
    if isinstance(unpacked, Unreadable):
        is_broken = unpacked.reason is Reason.DAMAGED
        content, trouble = packed, Trouble.DAMAGED if is_broken else Trouble.NO_READER
    else:
        content, trouble = unpacked.getvalue(), None
    return Leaf("application/rtf", content, None, LETTER, is_attachment=True, trouble=trouble)
