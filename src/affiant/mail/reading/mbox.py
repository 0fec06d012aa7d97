"""A mailbox in one file, split in one pass with a window of half a mebibyte.

A stated Content-Length is followed where it ends at a From_ line or at the end of the file;
else From_ lines alone decide (`separator`). What lies before the first message and is none is
told as unreadable.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from affiant.mail import compiled
from affiant.mail.reading.row import Kind, Row
from affiant.mail.reading.separator import FIELDS, HEAD, LONGEST, is_message, separator_end
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.window import Window

_MARGIN = LONGEST + FIELDS
_STATED = b"\ncontent-length:"
_LONGEST_HEADER = 64 * 1024  # Content-Length is looked for in no more
_LINE_ENDS = re.compile(rb"(?:\r?\n){0,2}")
_NUMBER = re.compile(rb"[ \t]*(\d{1,15})[ \t]*(?:\r?\n|\Z)")
_MARK = b"\xef\xbb\xbf"
_NOTHING = _MARK + b" \t\r\n"


@dataclass(slots=True)
class _Stop:
    """Where a message stops and where the From_ line there ends (None: the file's end)."""

    at: int
    following: int | None
    trouble: Trouble | None = None


def rows(file: BinaryIO) -> Iterator[Row]:
    """The rows of `file`, which can be sought in. Nothing is held but the window."""
    return rows_of(Window(file))


def rows_of(window: Window) -> Iterator[Row]:
    """The rows of the file that `window` looks at."""
    begin, is_separated = 0, False
    while begin < window.size or is_separated:
        stop = _stop(window, begin, is_separated=is_separated)
        if stop.at > begin or is_separated:
            yield _stretch(window, begin, stop, is_separated=is_separated)
        if stop.following is None:
            return
        yield Row(stop.at, stop.following, Kind.SEPARATOR)
        begin, is_separated = stop.following, True


def _stretch(window: Window, begin: int, stop: _Stop, *, is_separated: bool) -> Row:
    if is_separated:
        trouble = Trouble.EMPTY if stop.at == begin else stop.trouble
        return Row(begin, stop.at, Kind.MESSAGE, trouble)
    held, at = window.held(begin, min(HEAD, stop.at - begin))
    opening = held[at : at + min(HEAD, stop.at - begin)]
    if not opening.strip(_NOTHING) and stop.at - begin <= HEAD:
        return Row(begin, stop.at, Kind.SEPARATOR)
    if is_message(opening):
        return Row(begin, stop.at, Kind.MESSAGE, Trouble.NO_SEPARATOR)
    return Row(begin, stop.at, Kind.UNREADABLE, Trouble.NO_MAIL)


def _stop(window: Window, begin: int, *, is_separated: bool) -> _Stop:
    if is_separated and (usual := _usual(window, begin)) is not None:
        return usual
    trouble = None
    if is_separated and (length := _stated_end(window, begin)) is not None:
        if (stated := _stop_at(window, length)) is not None:
            return stated
        trouble = Trouble.TRUNCATED if length > window.size else Trouble.WRONG_LENGTH
    found = _next(window, begin)
    if found is None:
        return _Stop(window.size, None, trouble)
    # Another message behind it: it is not the file that was cut.
    return _Stop(*found, Trouble.WRONG_LENGTH if trouble is Trouble.TRUNCATED else trouble)


def _usual(window: Window, begin: int) -> _Stop | None:
    """The stop of a message that states no length, before a From_ line as nearly all are; None
    for any other, or where nothing was compiled that tells it sooner than the rest below.
    """
    if compiled.stop is None:
        return None
    held, at = window.held(begin, 1)
    found = compiled.stop(held, at)
    return None if found is None else _Stop(found[0] - at + begin, found[1] - at + begin)


def _next(window: Window, begin: int) -> tuple[int, int] | None:
    """The next From_ line at or after `begin`, which is the start of a line."""
    for start in (0, len(_MARK)) if begin == 0 else ():
        if (end := _separator(window, start, after_empty_line=True)) is not None:
            return start, end
    at = max(begin - 1, 0)
    while (at := window.find(b"\nFrom ", at)) >= 0:
        start = at + 1
        if (end := _separator(window, start, after_empty_line=start == begin)) is not None:
            return start, end
        at = start
    return None


def _separator(window: Window, start: int, *, after_empty_line: bool) -> int | None:
    held, at = window.held(start, _MARGIN)
    before = held[max(0, at - 3) : at]
    empty = after_empty_line or before.endswith((b"\n\n", b"\n\r\n"))
    end = separator_end(held, at, after_empty_line=empty)
    return None if end is None else end - at + start


def _stated_end(window: Window, begin: int) -> int | None:
    """Where the message ends by its Content-Length."""
    held, at = window.held(begin, _LONGEST_HEADER)
    gap = b"\r\n\r\n" if held[at - 2 : at] == b"\r\n" else b"\n\n"
    header_end = held.find(gap, at, at + _LONGEST_HEADER)
    if header_end < 0:
        return None
    # Many headers state none, and lowering a kibibyte is cheaper than a search without case.
    head = held[at - 1 : header_end].lower()
    stated = head.find(_STATED)
    if stated < 0:
        return None
    number = _NUMBER.match(head, stated + len(_STATED))
    return begin - at + header_end + len(gap) + int(number[1]) if number else None


def _stop_at(window: Window, stated: int) -> _Stop | None:
    """The end that was stated, if a From_ line or the file's end is there."""
    if stated > window.size:
        return None
    held, at = window.held(stated, _MARGIN)
    line_ends = _LINE_ENDS.match(held, at)
    start = stated + (line_ends.end() - at if line_ends else 0)
    if start >= window.size:
        return _Stop(window.size, None)
    end = _separator(window, start, after_empty_line=True)
    return None if end is None else _Stop(start, end)
