"""Files in which a message is told by its length: Apple Mail's (emlx), and the mailboxes of the
University of Washington's mail server (mbx, of c-client and Pine).

As in `mbox`, every byte lies in one row.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from affiant.mail.reading.row import Kind, Row
from affiant.mail.reading.trouble import Trouble

_COUNT = re.compile(rb"(\d{1,10})[ \t]*\r?\n")
_MBX = b"*mbx*\r\n"
_MBX_HEADER = 2048  # bytes, with the names of flags
_LEADING = re.compile(
    rb"[ \d]\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d [+-]\d{4},(\d{1,12});"
    rb"[0-9A-Fa-f]{8}[0-9A-Fa-f]{4}-[0-9A-Fa-f]{8}\r\n"
)
_LONGEST = 1 << 12  # bytes of a line that are looked at


def rows(file: BinaryIO, head: bytes, name: str) -> Iterator[Row] | None:
    """The rows of `file`, which begins with `head`; None where it is of neither kind."""
    if head.startswith(_MBX):
        return _of_mbx(file)
    if name.lower().endswith(".emlx") and (counted := _COUNT.match(head)) is not None:
        return _of_emlx(file, counted.end(), int(counted[1]))
    return None


def _of_emlx(file: BinaryIO, start: int, length: int) -> Iterator[Row]:
    """A count, the message of so many bytes, and a property list."""
    size = file.seek(0, 2)
    end = min(start + length, size)
    trouble = Trouble.TRUNCATED if start + length > size else None
    yield Row(0, start, Kind.SEPARATOR)
    yield Row(start, end, Kind.MESSAGE, trouble)
    if end < size:
        yield Row(end, size, Kind.SEPARATOR)


def _of_mbx(file: BinaryIO) -> Iterator[Row]:
    """A line with day, length and flags before each message. Where a length leads to no such line,
    the next one is looked for.
    """
    size = file.seek(0, 2)
    at = min(_MBX_HEADER, size)
    yield Row(0, at, Kind.SEPARATOR)
    while at < size:
        leading = _leading(file, at)
        if leading is None:
            following = _following(file, at, size)
            yield Row(at, following, Kind.UNREADABLE, Trouble.NO_MAIL)
            at = following
            continue
        start = at + leading.end()
        end, trouble = start + int(leading[1]), None
        if end > size or (end < size and _leading(file, end) is None):
            trouble = Trouble.TRUNCATED if end > size else Trouble.WRONG_LENGTH
            end = _following(file, start, size)
        yield Row(at, start, Kind.SEPARATOR)
        if end > start:
            yield Row(start, end, Kind.MESSAGE, trouble)
        at = end


def _leading(file: BinaryIO, at: int) -> re.Match[bytes] | None:
    file.seek(at)
    return _LEADING.match(file.readline(_LONGEST))


def _following(file: BinaryIO, start: int, size: int) -> int:
    """Where the next line that leads a message in stands, behind that at `start`; or `size`."""
    file.seek(start)
    at, is_begun = start, False
    while line := file.readline(_LONGEST):
        if is_begun and _LEADING.match(line):
            return at
        at += len(line)
        is_begun = line.endswith(b"\n")
    return size
