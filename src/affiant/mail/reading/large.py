"""A message too large to be held, read line by line: texts are taken, the rest is left in place.

Memory is that of one text leaf (a mebibyte at most) whatever the size. Each leaf that is not
taken says where its encoded bytes lie, and `content` decodes them piece by piece; their digest is
taken in the same way, so that messages which differ in an attachment alone are told apart.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO

from affiant.mail.reading import header, pieces, standard
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.letter import Letter, Parser
from affiant.mail.reading.message import dated
from affiant.mail.reading.transfer import base64_tail, is_notice
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats.mail_headers import Headers

HELD = 6 << 20
"""Bytes of a message that is held whole; decoding one takes about four times as much."""

_HEADER = 256 * 1024
_TEXT = 1 << 20  # a longer text is left in place
_LINE = 1 << 16
_DEEPEST = 50
_PIECE = 76 * 4096


@dataclass(slots=True)
class _Open:
    """A leaf whose end was not met yet."""

    headers: Headers
    start: int


@dataclass(slots=True)
class _Walk:
    file: BinaryIO
    at: int
    end: int
    marks: list[bytes] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    closed: set[bytes] = field(default_factory=set)

    def line(self) -> bytes:
        """The next line, or a piece of one that is too long."""
        line = self.file.readline(min(_LINE, self.end - self.at))
        self.at += len(line)
        return line

    def header(self) -> Headers:
        """The fields that stand here."""
        start, block = self.at, bytearray()
        while len(block) < _HEADER and (line := self.line()):
            block += line
            if not line.strip(b"\r\n"):
                break
        headers, after = header.parse(bytes(block))
        if after != len(block):
            self.at = start + after
            self.file.seek(self.at)
        return headers


def read(file: BinaryIO, start: int, end: int, as_of: datetime) -> Letter:
    """The message at `start` to before `end` of `file`."""
    file.seek(start)
    walk = _Walk(file, start, end)
    headers = walk.header()
    found = list(_leaves(walk, headers))
    leaves = tuple(_weighed(file, leaf) for leaf in found)
    if len(walk.closed) < len(set(walk.marks)):
        walk.troubles.append(Trouble.TRUNCATED)
    if not headers.fields:
        walk.troubles.append(Trouble.NO_HEADERS)
    sent, trouble = dated(headers, as_of)
    told = (*walk.troubles, trouble, *(leaf.trouble for leaf in leaves))
    troubles = dict.fromkeys(one for one in told if one)
    return Letter(headers, leaves, Parser.STREAM, (Trouble.TOO_LARGE, *troubles), sent)


def content(file: BinaryIO, leaf: Leaf) -> Iterator[bytes]:
    """The decoded bytes of a leaf, those of one that was left in place too."""
    if leaf.place is None:
        yield leaf.content
        return
    start, end, encoding = leaf.place
    yield from pieces.decoded(_read(file, start, end), encoding)


def _read(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    at = start
    while at < end:
        file.seek(at)
        piece = file.read(min(_PIECE, end - at))
        if not piece:
            return
        at += len(piece)
        yield piece


def _weighed(file: BinaryIO, leaf: Leaf) -> Leaf:
    """The leaf with the digest and the length of what lies in its place."""
    if leaf.place is None:
        return leaf
    digest, length = hashlib.sha256(), 0
    for piece in content(file, leaf):
        digest.update(piece)
        length += len(piece)
    return replace(leaf, digest=digest.hexdigest(), length=length)


def _leaves(walk: _Walk, headers: Headers) -> Iterator[Leaf]:
    current = _begin(walk, headers)
    outside = current is None
    start, previous = walk.at, walk.at
    while line := walk.line():
        begun = walk.at - len(line)
        mark = _mark(walk, line)
        if mark is None:
            previous = begun + len(line.rstrip(b"\r\n"))
            continue
        if current is not None:
            yield from _leaf(walk, current, max(current.start, previous))
        elif outside:
            yield from _text(walk, start, begun)
        outside = True
        current = None if mark.endswith(b"--") else _begin(walk, walk.header())
        start = previous = walk.at
    if current is not None:
        yield from _leaf(walk, current, walk.end)
    else:
        yield from _text(walk, start, walk.end)


def _begin(walk: _Walk, headers: Headers) -> _Open | None:
    """The leaf that these fields begin; None for a multipart, whose mark is watched for now."""
    boundary = headers.parameter("boundary")
    if headers.media_type.startswith("multipart/") and boundary:
        if len(walk.marks) < _DEEPEST:
            walk.marks.append(b"--" + boundary.encode("utf-8", "replace"))
            return None
        walk.troubles.append(Trouble.TOO_DEEP)
    return _Open(headers, walk.at)


def _mark(walk: _Walk, line: bytes) -> bytes | None:
    if not line.startswith(b"--") or not walk.marks:
        return None
    told = line.rstrip()
    mark = told[:-2] if told.endswith(b"--") and told not in walk.marks else told
    if mark not in walk.marks:
        return None
    if mark is not told:
        walk.closed.add(mark)
        return mark + b"--"
    return mark


def _leaf(walk: _Walk, begun: _Open, end: int) -> Iterator[Leaf]:
    headers, start = begun.headers, begun.start
    is_text = headers.media_type.startswith("text/")
    if is_text and end - start <= _TEXT:
        yield from standard.leaf(headers, _bytes(walk, start, end))
        return
    if is_text and not headers.is_attachment:
        # Its beginning is shown; all of it is kept, as something that was sent along.
        first = next(standard.leaf(headers, _bytes(walk, start, start + _TEXT)))
        yield replace(first, trouble=first.trouble or Trouble.TOO_LARGE)
    encoding, tail = _behind(walk, headers.encoding, start, end)
    yield Leaf(
        headers.media_type,
        b"",
        headers.parameter("charset"),
        headers.file_name,
        is_attachment=True,
        place=(start, end - len(tail), encoding),
    )
    if tail.strip():
        yield Leaf("text/plain", tail.strip(), is_outside=True, trouble=Trouble.OUTSIDE_PARTS)


def _behind(walk: _Walk, encoding: str, start: int, end: int) -> tuple[str, bytes]:
    """The encoding of what lies from `start` to `end`, and text behind it (a list's footer)."""
    if encoding != "base64":
        return encoding, b""
    last = _bytes(walk, max(start, end - _LINE), end)
    told = last[last.find(b"\n") + 1 :] if start < end - _LINE else last
    tail = base64_tail(told)
    return ("", b"") if len(tail) == len(told) else (encoding, tail)


def _text(walk: _Walk, start: int, end: int) -> Iterator[Leaf]:
    if end - start > _TEXT:
        yield Leaf(
            "text/plain", b"", is_attachment=True, is_outside=True,
            trouble=Trouble.OUTSIDE_PARTS, place=(start, end, ""),
        )  # fmt: skip
        return
    piece = _bytes(walk, start, end).strip()
    if piece and not is_notice(piece):
        yield Leaf("text/plain", piece, is_outside=True, trouble=Trouble.OUTSIDE_PARTS)


def _bytes(walk: _Walk, start: int, end: int) -> bytes:
    walk.file.seek(start)
    piece = walk.file.read(end - start)
    walk.file.seek(walk.at)
    return piece
