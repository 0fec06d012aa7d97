"""A message of e-mail: its headers and letter as text, its attachments as members."""

import codecs
import dataclasses
import io
import mimetypes
import re
from collections.abc import Iterator

from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.claims import Claims
from affiant.reading.formats.composition import Composition
from affiant.reading.formats.mail_body import Body, body
from affiant.reading.formats.mail_headers import Headers
from affiant.reading.formats.mail_parts import Part, parse
from affiant.reading.limits import MIB, Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source

FROM_STUFFED = "message/rfc822; from-stuffed=yes"
"""Declared by the mbox reader: lines of this message that began with "From " got a ">"."""

_MEDIA_TYPE = "message/rfc822"
_LARGEST = 512 * MIB  # a message is read whole, and decoding holds it about three times
_SHOWN = ("From", "To", "Cc", "Date")
_FIELD_LINE = re.compile(rb"([!-9;-~]{1,80})[ \t]*:|[ \t]+\S")
_TELLING = frozenset(
    b"from to cc subject date message-id received return-path delivered-to mime-version "
    b"reply-to sender in-reply-to references list-id dkim-signature x-mailer".split()
)
_ENOUGH = 2  # telling fields, one after the other at the very start
_BY_SHAPE = 0.9
_BY_NAME = 0.5
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)


class MailReader:
    """RFC 5322 and MIME, as forgiving as mail is broken. Quoted replies are kept."""

    name = "mail"
    version = "1"

    def score(self, source: Source) -> float | None:
        """0.9 by the fields it starts with, since mail has any name; 0.5 by name or claim."""
        named = is_named_mail(source)
        if source.head.startswith(b"From ") and not named:
            return None  # a mailbox, be it of one message
        if _starts_with_fields(source.head.removeprefix(codecs.BOM_UTF8)):
            return _BY_SHAPE
        return _BY_NAME if named else None

    def read(self, source: Source, limits: Limits) -> Reading:
        """Raises Unreadable: EMPTY, TOO_LARGE, UNSUPPORTED for what has no field at all."""
        if source.size > _LARGEST:
            raise Unreadable(Reason.TOO_LARGE, f"a message of more than {_LARGEST} bytes")
        root = parse(_prepared(source))
        if not root.headers.fields:
            raise Unreadable(Reason.UNSUPPORTED, "no header field at its start")
        letter = body(root)
        document = _document(source, root.headers, letter, limits)
        return Reading(document, _members(letter.members), expected=len(letter.members))


def is_named_mail(source: Source) -> bool:
    """Whether its name or whoever sent it along says that it is one message."""
    declared = (source.declared or "").partition(";")[0].strip().lower()
    return source.suffix == ".eml" or declared == _MEDIA_TYPE


def _prepared(source: Source) -> bytes:
    message = source.bytes().removeprefix(codecs.BOM_UTF8)
    if not message.strip():
        raise Unreadable(Reason.EMPTY, "only white space")
    if source.declared == FROM_STUFFED:
        message = _STUFFED.sub(rb"\1", message)
    if b"\n" not in message:  # the line ends of old Macs
        message = message.replace(b"\r", b"\n")
    return message


def _starts_with_fields(head: bytes) -> bool:
    telling = 0
    for line in head.splitlines():
        if line.startswith(b"From "):
            continue
        found = _FIELD_LINE.match(line)
        if found is None:
            return False
        if found.group(1) is not None:
            telling += found.group(1).lower() in _TELLING
        if telling >= _ENOUGH:
            return True
    return False


def _document(source: Source, headers: Headers, letter: Body, limits: Limits) -> Document:
    composition = Composition(limits)
    for name in _SHOWN:
        if value := headers.text(name.lower()):
            composition.add(f"{name}: {value}", PassageKind.LIST_ITEM)
    subject = headers.text("subject") or None
    composition.add(subject or "", PassageKind.TITLE)
    for block in letter.blocks:
        span = composition.add(block.text, block.kind)
        for anchor in block.anchors:
            composition.link(anchor.target, span, block.text[anchor.start : anchor.end])
    claims = Claims(subject, _published(headers), headers.people("from"), _claimed(headers, letter))
    document = composition.document(source, _MEDIA_TYPE, claims)
    return dataclasses.replace(document, parts=tuple(_name(part) for part in letter.members))


def _published(headers: Headers) -> PublicationDate | None:
    sent = headers.date
    return PublicationDate(sent.date().isoformat(), DateBasis.HEADER) if sent else None


def _claimed(headers: Headers, letter: Body) -> tuple[tuple[str, str], ...]:
    other = (("alternative", f"{part.path} {part.media_type}") for part in letter.passed_over)
    return (*headers.all(), *other)


def _members(parts: list[Part]) -> Iterator[Member]:
    for part in parts:
        charset = part.headers.parameter("charset")
        declared = f"{part.media_type}; charset={charset}" if charset else part.media_type
        yield Member(part.path or "1", _name(part), io.BytesIO(part.content()), declared)


def _name(part: Part) -> str:
    if part.headers.file_name:
        return part.headers.file_name
    extension = mimetypes.guess_extension(part.media_type) or ""
    extension = ".eml" if part.media_type == _MEDIA_TYPE else extension
    return f"part-{part.path or '1'}{extension}"


READER: Reader = MailReader()
