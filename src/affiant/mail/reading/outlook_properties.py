"""A letter put together from what Outlook keeps of it: properties by number (MS-OXPROPS).

The header that the message came with is kept by Outlook for received mail only; for others the
fields are made from the properties, and no signature can be checked on them.
"""

import contextlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formataddr

from affiant.mail.reading.header import parse
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.message import dated
from affiant.mail.reading.trouble import Trouble
from affiant.reading.code_page import code_page
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats import office_rtf, tnef
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
_OF_BODY = re.compile("content-|mime-version")  # of the body that it had
_RTF = b"{\\rtf"
_CODE_PAGE, _SENT_IN, _INTEGER = 0x3FFD, 0x3FDE, 0x03
_OF_WINDOWS = {
    20127: 1252, 28591: 1252, 28605: 1252, 65001: 1252, 65000: 1252, 28592: 1250, 28594: 1257,
    28595: 1251, 20866: 1251, 21866: 1251, 28596: 1256, 28597: 1253, 28598: 1255, 38598: 1255,
    28599: 1254, 50220: 932, 50221: 932, 50222: 932, 51932: 932, 51949: 949, 50225: 949,
    54936: 936, 52936: 936, 51936: 936,
}  # fmt: skip
"""The code page of Windows in a country, by one that its mail is sent in."""
_USUAL = "cp1252"
_SINGLE = frozenset(f"cp{number}" for number in (*range(1250, 1259), 874))
_RECIPIENT_TYPE, _SHOWN, _ADDRESS, _SMTP = 0x0C15, 0x3001, 0x3003, 0x39FE
_METHOD, _OF_MESSAGE = 0x3705, 5
_FIELDS = {1: "to", 2: "cc", 3: "bcc"}  # MS-OXOMSG, 2.2.3.1
_PREFIX_MARK = "\x01"  # Outlook writes the length of "Re: " before a subject


@dataclass(frozen=True, slots=True)
class Properties:
    """Values by property number, each with its type's number, raw."""

    values: Mapping[int, tuple[int, bytes]]
    charset: str = _USUAL

    def text(self, number: int) -> str:
        """A string property; "" without one."""
        kind, raw = self.values.get(number, (0, b""))
        if kind == UNICODE:
            return raw.decode("utf-16-le", "replace").rstrip("\0")
        return _text(raw, self.charset).rstrip("\0")

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


def charset_of(values: Mapping[int, tuple[int, bytes]]) -> str:
    """The code page of the 8-bit strings of a message: the one that it names for them, or the one
    that Windows has beside the one that it was sent in.
    """
    for number in (_CODE_PAGE, _SENT_IN):
        kind, raw = values.get(number, (0, b""))
        if kind == _INTEGER and (told := int.from_bytes(raw[:4], "little")):
            return code_page(_OF_WINDOWS.get(told, told))
    return _USUAL


def _text(raw: bytes, charset: str) -> str:
    """Programs of our day write UTF-8 whatever they name; no words of Windows look like it."""
    if charset in _SINGLE:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            pass
    return raw.decode(charset, "replace")


Recipient = tuple[str, str]
"""The field ("to", "cc", "bcc") and what stands in it for one person."""


def recipient(kept: Properties) -> Recipient:
    """One of those that a message was sent to, as Outlook keeps them."""
    kind = int.from_bytes(kept.raw(_RECIPIENT_TYPE)[:1], "little") & 0xF
    name, address = kept.text(_SHOWN), kept.text(_SMTP) or kept.text(_ADDRESS)
    return _FIELDS.get(kind, "to"), _person(name.strip("'"), address)


def _person(name: str, address: str) -> str:
    if not address or not address.isascii():
        return address or name
    return formataddr((name if name != address else "", address))


def letter(
    kept: Properties,
    attachments: tuple[Leaf, ...],
    as_of: datetime,
    recipients: Sequence[Recipient] = (),
) -> Letter:
    """The letter that these properties make. Where the recipients are not told one by one, their
    names stand in one property.
    """
    return put_together(kept, (*_bodies(kept), *attachments), as_of, recipients)


def put_together(
    kept: Properties,
    leaves: tuple[Leaf, ...],
    as_of: datetime,
    recipients: Sequence[Recipient] = (),
    *more: Trouble,
) -> Letter:
    """A letter of these leaves, with the fields that the properties make."""
    headers = _headers(kept, recipients)
    sent, trouble = dated(headers, as_of)
    told = (Trouble.REBUILT, *more, trouble, *(leaf.trouble for leaf in leaves))
    troubles = tuple(dict.fromkeys(one for one in told if one))
    return Letter(headers, leaves, Parser.STORE, troubles, sent)


def attachment(kept: Properties) -> Leaf:
    """What was sent along, as Outlook keeps it."""
    name = kept.text(LONG_NAME) or kept.text(SHORT_NAME) or kept.text(_SHOWN) or None
    media_type = kept.text(MEDIA_TYPE).lower() or "application/octet-stream"
    return Leaf(media_type, kept.raw(ATTACHED), None, name, is_attachment=True)


def is_message(attached: Properties) -> bool:
    """Whether what was sent along is a message (MS-OXCMSG, 2.2.2.9)."""
    return int.from_bytes(attached.raw(_METHOD)[:4], "little") == _OF_MESSAGE


def embedded(inner: Letter) -> Iterator[Leaf]:
    """A letter that was sent along: as a message of its words, and what went with it."""
    fields = [(name, value) for name, value in inner.headers.fields if not _OF_BODY.match(name)]
    fields.append(("content-type", b"text/plain; charset=utf-8"))
    header = b"".join(name.encode() + b": " + value + b"\n" for name, value in fields)
    content = header + b"\n" + inner.text().encode("utf-8", "replace")
    name = f"{inner.subject or 'message'}.eml"
    yield Leaf("message/rfc822", content, None, name, is_attachment=True)
    yield from inner.attachments()


def _headers(kept: Properties, recipients: Sequence[Recipient]) -> Headers:
    told = kept.text(HEADER)
    if told.strip():
        raw = told.replace("\r\n", "\n").lstrip("\n").encode("utf-8", "replace")
        headers, _ = parse(raw.rstrip(b"\n") + b"\n\n")
        if headers.fields:
            return headers
    made = [
        (name, text.encode("utf-8", "replace")) for name, text in _made(kept, recipients) if text
    ]
    return Headers(tuple(made))


def _made(kept: Properties, recipients: Sequence[Recipient]) -> list[tuple[str, str]]:
    to, cc, bcc = (
        ", ".join(one for field, one in recipients if field == name and one) or kept.text(number)
        for name, number in (("to", TO), ("cc", CC), ("bcc", BCC))
    )
    address = kept.text(SENDER_SMTP) or kept.text(SENDER_ADDRESS)
    sent = kept.time(SUBMITTED) or kept.time(DELIVERED)
    return [
        ("from", formataddr((kept.text(SENDER_NAME), address)) if address.isascii() else address),
        ("to", to),
        ("cc", cc),
        ("bcc", bcc),
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
        found += of_rtf(rtf)
    return found


def of_rtf(packed: bytes) -> Iterator[Leaf]:
    """A letter that Outlook keeps as RTF alone: its words, and the file. In messages it is packed;
    libpff has unpacked that of stores.
    """
    trouble = None
    unpacked = io.BytesIO(packed) if packed.startswith(_RTF) else tnef.unpacked(packed)
    if isinstance(unpacked, Unreadable):
        is_broken = unpacked.reason is Reason.DAMAGED
        content, trouble = packed, Trouble.DAMAGED if is_broken else Trouble.NO_READER
    else:
        content = unpacked.getvalue().rstrip(b"\0")
        with contextlib.suppress(Unreadable):  # more words than any letter has
            if words := office_rtf.words(content):
                yield Leaf("text/plain", words.encode("utf-8", "replace"), "utf-8")
    yield Leaf("application/rtf", content, None, LETTER, is_attachment=True, trouble=trouble)
