"""The MIME structure of a message as slices of its own bytes (RFC 2046).

The standard library's parser regenerates what it parsed; here an attached message keeps the
bytes it came with, so that its digest and its signatures hold. Every byte of a multipart
that is not a boundary line or a preamble lies in some part.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from affiant.reading.formats import mail_headers
from affiant.reading.formats.mail_headers import Headers

_DEEPEST = 60  # multiparts within multiparts; real mail has up to 6. Deeper ones stay whole
_DASHED = re.compile(rb"^--(\S[^\r\n]{0,200}?)[ \t]*\r?$", re.MULTILINE)
_OPENING = re.compile(
    rb"^--(\S[^\r\n]{0,200}?)[ \t]*\r?\n(?=content-[a-z-]{1,40}[ \t]*:)",
    re.MULTILINE | re.IGNORECASE,
)
_LINE_END = re.compile(rb"\r?\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_UU_BEGIN = re.compile(rb"begin [0-7]{3,4} ")


@dataclass(frozen=True)
class Part:
    """A leaf, or a multipart with its parts. `path` counts from 1 at each level ("1.2")."""

    path: str
    headers: Headers
    body: bytes
    parts: tuple["Part", ...] = field(default=())

    @property
    def media_type(self) -> str:
        """What the part says it is, in lower case."""
        return self.headers.media_type

    def leaves(self) -> Iterator["Part"]:
        """The parts that hold something themselves, in their order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def content(self) -> bytes:
        """The body without its transfer encoding. What does not decode is left as it is."""
        match self.headers.encoding:
            case "base64":
                return _base64(self.body)
            case "quoted-printable":
                return quopri.decodestring(self.body)
            case "x-uuencode" | "uuencode" | "x-uue" | "uue":
                return _uuencoded(self.body)
        return self.body


def parse(message: bytes) -> Part:
    """The structure of a whole message; never raises."""
    headers, start = mail_headers.parse(message)
    return _part("", headers, message[start:], 0)


def _part(path: str, headers: Headers, body: bytes, depth: int) -> Part:
    if not headers.media_type.startswith("multipart/") or depth >= _DEEPEST:
        return Part(path, headers, body)
    pieces = _split(body, headers.parameter("boundary"))
    parts = []
    for number, piece in enumerate(pieces, 1):
        inner, start = mail_headers.parse(piece)
        inner_path = f"{path}.{number}".lstrip(".")
        parts.append(_part(inner_path, inner, piece[start:], depth + 1))
    return Part(path, headers, body, tuple(parts))


def _split(body: bytes, boundary: str | None) -> list[bytes]:
    """What stands between the boundary lines. A missing last one is forgiven, and so are
    parts that come after it.
    """
    marks = _marks(body, boundary.encode("utf-8", "replace")) if boundary else []
    if not marks and (guess := _guessed_boundary(body)):
        marks = _marks(body, guess)
    pieces = []
    for index, mark in enumerate(marks):
        is_last = index + 1 == len(marks)
        if mark.closes and is_last:
            break
        piece = body[mark.after : len(body) if is_last else marks[index + 1].before]
        if piece.strip() or not mark.closes:
            pieces.append(piece)
    return pieces


@dataclass(frozen=True, slots=True)
class _Mark:
    """A boundary line: `before` is where the line end ahead of it starts, which is its own."""

    before: int
    after: int
    closes: bool


def _marks(body: bytes, boundary: bytes) -> list[_Mark]:
    # Starts with a literal, so that the search runs at the speed of memory.
    line = re.compile(rb"--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    marks = []
    for found in line.finditer(body):
        before = found.start()
        if before and body[before - 1] != ord("\n"):
            continue
        before -= (before > 0) + (body[max(0, before - 2) : before] == b"\r\n")
        line_end = _LINE_END.match(body, found.end())
        after = line_end.end() if line_end else found.end()
        marks.append(_Mark(before, after, found.group(1) is not None))
    return marks


def _guessed_boundary(body: bytes) -> bytes | None:
    """The first that opens and closes, for a header that lost or broke its parameter; else, in a
    message that was cut, the first behind which a part's field stands.
    """
    lines = [line.group(1) for line in _DASHED.finditer(body)]
    closed = {line[:-2] for line in lines if line.endswith(b"--")}
    if both := next((line for line in lines if line in closed), None):
        return both
    opening = _OPENING.search(body)
    return opening[1] if opening else None


def _base64(body: bytes) -> bytes:
    clean = _NOT_BASE64.sub(b"", body)
    if len(clean) % 4 == 1:
        clean = clean[:-1]  # a damaged end: six bits make no byte
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:
        return body


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:  # some programs write more than the line's first character counts
        return binascii.a2b_uu(line[: ((line[0] - 32 & 63) * 4 + 5) // 3])


def _uuencoded(body: bytes) -> bytes:
    lines = iter(body.splitlines())
    for line in lines:
        if _UU_BEGIN.match(line):
            break
    decoded = bytearray()
    for line in lines:
        if line.strip() == b"end":
            break
        try:
            decoded += _uu_line(line)
        except binascii.Error:
            return body
    return bytes(decoded) or body
