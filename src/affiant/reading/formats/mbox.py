"""A mailbox in one file (RFC 4155 and its relatives), read one message at a time.

A message starts after a line "From sender date" that stands at the beginning of the file or
after an empty line. The archived message is the raw bytes between two such lines, so that
From_ lines and messages together are every byte of the file.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.file_slice import FileSlice
from affiant.reading.formats.mail import FROM_STUFFED, is_named_mail
from affiant.reading.limits import Limits
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source

SEPARATOR = re.compile(
    # A sender, then a date with its time and, somewhere after it or before, its year. A
    # sentence that starts with "From" has none; mailers that do not quote ">From" are many.
    # Starts with a literal so that the search runs at the speed of memory.
    rb"From [^\r\n]{0,300}?\d{1,2}:\d\d(?::\d\d)?[^\r\n]{0,60}?\b(?:19|20)\d\d\b[^\r\n]{0,60}\r?\n"
)
_LONGEST = 512  # bytes of a From_ line with the empty line before it
_CHUNK = 64 * 1024
_BY_SHAPE = 0.95  # above a message's: the same fields follow
_BY_NAME = 0.4  # below a text's: an empty or broken mailbox is still to be seen


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where a From_ line starts, and where its message does, in bytes from the file's start."""

    start: int
    message: int


class MboxReader:
    """mbox of any dialect. Stuffing (">From ") is undone when the message is read, not here."""

    name = "mbox"
    version = "1"

    def score(self, source: Source) -> float | None:
        """0.95 by the first line, 0.4 by name."""
        if SEPARATOR.match(source.head) and not is_named_mail(source):
            return _BY_SHAPE
        return _BY_NAME if source.suffix in {".mbox", ".mbx"} else None

    def read(self, source: Source, limits: Limits) -> Reading:  # noqa: ARG002 - members are limited one by one
        """Raises Unreadable(DAMAGED) where no message starts at the first byte."""
        if not SEPARATOR.match(source.head):
            raise Unreadable(Reason.DAMAGED, "does not start with a From_ line")
        return Reading(members=_messages(source))


def envelopes(file: io.BufferedIOBase) -> Iterator[Envelope]:
    """The From_ lines of `file`, which is read once, 64 KiB at a time."""
    window, offset, searched = b"", 0, 0
    while True:
        chunk = file.read(_CHUNK)
        window += chunk
        # A line that may go on in the next chunk is looked at again then.
        limit = len(window) if not chunk else len(window) - _LONGEST
        for found in SEPARATOR.finditer(window, searched):
            if found.start() >= limit:
                break
            if not _after_empty_line(window, found.start(), offset):
                continue
            yield Envelope(offset + found.start(), offset + found.end())
            searched = found.end()
        if not chunk:
            return
        kept = max(searched, limit, 0)
        cut = max(0, kept - 3)  # the empty line that must stand before
        window, offset, searched = window[cut:], offset + cut, kept - cut


def _after_empty_line(window: bytes, at: int, offset: int) -> bool:
    before = window[max(0, at - 3) : at]
    return before.endswith((b"\n\n", b"\n\r\n")) or (offset == 0 and at == 0)


def _messages(source: Source) -> Iterator[Member]:
    with source.path.open("rb") as scan, source.path.open("rb") as file:
        ordinal, current = -1, None
        for envelope in envelopes(scan):
            if current is not None:
                yield _member(file, ordinal, current, envelope.start)
            ordinal, current = ordinal + 1, envelope
        if current is not None:
            yield _member(file, ordinal, current, source.size)


def _member(file: io.BufferedReader, ordinal: int, envelope: Envelope, end: int) -> Member:
    return Member(
        key=f"{ordinal:07d}@{envelope.start}",
        name=f"message-{ordinal:07d}.eml",
        payload=FileSlice.of(file, envelope.message, end),
        declared=FROM_STUFFED,
    )


READER: Reader = MboxReader()
