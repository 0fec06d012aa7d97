"""Stored messages as they came in: read again from the archived bytes."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from affiant.evidence.originals import Originals
from affiant.mail.models import Attachment, Message, MessageText
from affiant.mail.reading import large, outlook_message
from affiant.mail.reading import message as one_message
from affiant.mail.reading.header import parse
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.trouble import Trouble

_PIECE = 1 << 20


def letter_of(message: Message, originals: Originals) -> tuple[Letter, bytes | None]:
    """The letter, and its bytes as they were sent.

    No bytes where the message is too large to be held (`reading.large`), or was put together from
    an Outlook file. Raises OSError where the archived bytes are gone.
    """
    as_of = message.trove.at
    if not message.sha256:
        return _rebuilt(message, originals), None
    with originals.path(str(message.file.original_id)).open("rb") as file:
        if message.end - message.start > large.HELD:
            return large.read(file, message.start, message.end, as_of), None
        file.seek(message.start)
        raw = file.read(message.end - message.start)
    return one_message.read(raw, as_of), raw


def _rebuilt(message: Message, originals: Originals) -> Letter:
    if message.end > message.start and message.file.original_id:
        with originals.path(message.file.original_id).open("rb") as file:
            found = outlook_message.read(file, message.trove.at)
        if isinstance(found, Letter):
            return found
    return _of_rows(message, originals)


def _of_rows(message: Message, originals: Originals) -> Letter:
    """What an Outlook store gave when it was read: its text and its attachments, as kept."""
    kept = MessageText.objects.get(pk=message.pk)
    headers, _start = parse(kept.header.encode() + b"\n\n")
    leaves = (Leaf("text/plain", kept.text.encode(), "utf-8"), *_attached(message, originals))
    troubles = tuple(Trouble(one) for one in message.troubles.split(",") if one)
    return Letter(headers, leaves, Parser.STORE, troubles, message.sent)


def _attached(message: Message, originals: Originals) -> Iterator[Leaf]:
    for row in Attachment.objects.filter(message=message).order_by("number"):
        content = originals.path(row.original_id).read_bytes() if row.original_id else b""
        trouble = Trouble(row.trouble) if row.trouble else None
        yield Leaf(
            row.media_type, content, None, row.name or None, is_attachment=True, trouble=trouble
        )


def digest_of(file: BinaryIO, start: int, end: int) -> str:
    """The SHA-256 of a stretch of a file, of what there is of it."""
    file.seek(start)
    digest, left = hashlib.sha256(), end - start
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()
