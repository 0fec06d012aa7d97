"""Is every byte of every trove accounted for, and every message what was read?

Of each file: messages and stretches follow each other from its first byte to its last; each has
the bytes that it had; the stored text is what the message's hash was made of. Returns what does not
hold; prints nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import BinaryIO

from django.db import DatabaseError

from affiant.evidence import verification as casefile_verification
from affiant.evidence.casefile import Casefile
from affiant.evidence.originals import Originals
from affiant.evidence.verification import Finding, Problem, Verification
from affiant.mail.duplicates.fingerprint import body_hash
from affiant.mail.models import Attachment, Message, MessageText, Stretch, TroveFile
from affiant.mail.reading.digest import digest_of
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble

_AT_ONCE = 500
_NOTHING = hashlib.sha256(b"").hexdigest()
_STREAM = "stream"
"""Read piece by piece: its long texts are attachments to the tables and none to the hash."""


def verify(casefile: Casefile, watch: Callable[[str], None] | None = None) -> Verification:
    """Check the whole casefile, its troves of mail too; `watch` is told of each original."""
    found = casefile_verification.verify(casefile, watch)
    try:
        findings = tuple(troves(casefile.originals))
        messages = Message.objects.count()
    except DatabaseError as error:
        findings = (Finding(Problem.DAMAGED_DATABASE, "mail", str(error)),)
        messages = 0
    return replace(found, messages=messages, findings=(*found.findings, *findings))


def troves(originals: Originals) -> Iterator[Finding]:
    """What does not hold of any trove's files."""
    rows = TroveFile.objects.select_related("trove", "original").order_by("pk")
    for row in rows.iterator(_AT_ONCE):
        yield from file_findings(row, originals)
    yield from _texts()


def file_findings(row: TroveFile, originals: Originals) -> Iterator[Finding]:
    """What does not hold of one file."""
    about = f"{row.trove.name}: {row}"
    if row.state == "begun":
        yield Finding(Problem.UNFINISHED, about)
    if row.original is not None and row.size not in (0, row.original.size):
        detail = f"{row.size} bytes, {row.original.size} are archived"
        yield Finding(Problem.MISPLACED_MESSAGE, about, detail)
    with ExitStack() as stack:
        file = _opened(row, originals, stack)
        at = 0
        for piece in _pieces(row):
            start = piece.opens if isinstance(piece, Message) else piece.start
            if start != at or piece.end < piece.start or piece.start < start:
                yield Finding(Problem.MISPLACED_MESSAGE, about, f"{at} is followed by {start}")
            if file is not None and _is_altered(piece, file):
                detail = f"bytes {piece.start} to {piece.end}"
                yield Finding(Problem.ALTERED_MESSAGE, about, detail)
            at = piece.end
    if row.state == "replaced" and row.reached < row.size:
        return  # other bytes came to its place before it was read to its end
    if row.state != "begun" and at != row.size:
        yield Finding(Problem.MISPLACED_MESSAGE, about, f"{at} of {row.size} bytes are told of")


def _pieces(row: TroveFile) -> Iterator[Message | Stretch]:
    messages = row.messages.order_by("number").iterator(_AT_ONCE)
    stretches = row.stretches.order_by("start", "end").iterator(_AT_ONCE)
    return merge(messages, stretches, key=attrgetter("start", "end"))


def _opened(row: TroveFile, originals: Originals, stack: ExitStack) -> BinaryIO | None:
    """Its archived bytes; None where there are none, which is told of the original."""
    if row.original_id is None:
        return None
    try:
        return stack.enter_context(originals.path(row.original_id).open("rb"))
    except OSError:
        return None


def _is_altered(piece: Message | Stretch, file: BinaryIO) -> bool:
    if isinstance(piece, Stretch) and piece.kind == Kind.CONTAINER:
        return False  # the original as a whole, which is hashed as such
    if not piece.sha256:
        is_rebuilt = isinstance(piece, Message) and Trouble.REBUILT in piece.troubles.split(",")
        return piece.end > piece.start and not is_rebuilt
    return digest_of(file, piece.start, piece.end) != piece.sha256


def _texts() -> Iterator[Finding]:
    rows = Message.objects.order_by("pk").values_list("pk", "body", "parser")
    left = rows.iterator(_AT_ONCE)
    while chunk := list(islice(left, _AT_ONCE)):
        numbers = [number for number, _body, _parser in chunk]
        texts = dict(MessageText.objects.filter(pk__in=numbers).values_list("pk", "text"))
        attached = _attached(numbers)
        for number, body, parser in chunk:
            if not _is_said(texts.get(number), attached.get(number, []), body, parser):
                yield Finding(Problem.ALTERED_TEXT, f"message {number}")


def _is_said(text: str | None, digests: list[str | None], body: str, parser: str) -> bool:
    """Whether the stored text and attachments are what the message's hash was made of."""
    if text is None:
        return False
    if None in digests or (parser == _STREAM and digests):
        return True  # the hash was made of more than what the tables have
    return body_hash(text, filter(None, digests)).hex() == body


def _attached(messages: Sequence[int]) -> dict[int, list[str | None]]:
    """The digests of what came with each message; None for what could not be had."""
    told: defaultdict[int, list[str | None]] = defaultdict(list)
    rows = Attachment.objects.filter(message__in=messages).order_by("message", "number")
    for message, original, size in rows.values_list("message_id", "original_id", "size"):
        told[message].append(original if original or size else _NOTHING)
    return told
