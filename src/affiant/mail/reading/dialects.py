"""Mailboxes that are no mbox: MMDF (lines of four ^A around each message) and Babyl (the RMAIL
files of Emacs).

As in `mbox`, every byte lies in one row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from affiant.mail.reading.row import Kind, Row
from affiant.mail.reading.separator import LONGEST, separator_end
from affiant.mail.reading.window import Window


@dataclass(frozen=True, slots=True)
class Dialect:
    """`opening` begins the file, `mark` ends a message, and `leading` is all
    that stands from there to the next message.
    """

    opening: bytes
    mark: bytes
    leading: re.Pattern[bytes]


_MMDF = Dialect(b"\1\1\1\1", b"\1\1\1\1", re.compile(rb"(?:\x01{4}(?:\r?\n|\Z)){1,2}"))
_BABYL = Dialect(
    b"BABYL OPTIONS:",
    b"\x1f",
    re.compile(
        rb"\x1f(?:\x0c(?:\r?\n)?[01],[^\r\n]{0,400}\r?\n(?:\*\*\* EOOH \*\*\*\r?\n)?|[\s\x0c]*\Z)"
    ),
)


def named(head: bytes) -> Dialect | None:
    """The dialect of a file that begins so."""
    return next((one for one in (_MMDF, _BABYL) if head.startswith(one.opening)), None)


def rows(file: BinaryIO, dialect: Dialect) -> Iterator[Row]:
    """The rows of `file`, which can be sought in."""
    window = Window(file)
    begin = 0
    at, following = _next(window, 0, dialect)
    while begin < window.size:
        yield Row(begin, following, Kind.SEPARATOR)
        at, ahead = _next(window, following, dialect)
        if at > following:
            yield Row(following, at, Kind.MESSAGE)
        begin, following = at, ahead


def _next(window: Window, start: int, dialect: Dialect) -> tuple[int, int]:
    """Where the next mark stands, and where what leads the next message in ends."""
    at = window.find(dialect.mark, start)
    while at >= 0:
        held, place = window.held(at, LONGEST * 2)
        found = dialect.leading.match(held, place)
        if found is not None:
            end = separator_end(held, found.end(), after_empty_line=True) or found.end()
            return at, at + end - place
        at = window.find(dialect.mark, at + 1)
    return window.size, window.size
