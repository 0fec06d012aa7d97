"""The MIME parts of a message, cut so that joining them gives the same bytes again."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from affiant.mail.authentication.wire import Field, Wire

_BOUNDARY = re.compile(r'boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_DEEPEST = 20
_MOST = 200  # parts of one multipart that are told apart: each trial goes through all of them


@dataclass(frozen=True, slots=True)
class Cut:
    """A multipart's body: the pieces between the delimiters, and the delimiters themselves.

    `pieces[0]` is the preamble and `pieces[-1]` the epilogue; joined in turns they are the body.
    """

    pieces: tuple[bytes, ...]
    delimiters: tuple[bytes, ...]

    def joined(self) -> bytes:
        """The body again."""
        turns = zip(self.pieces, (*self.delimiters, b""), strict=True)
        return b"".join(one for turn in turns for one in turn)


def content_type(part: Wire) -> str:
    """Lower case, without parameters; text/plain where none is told."""
    fields = part.named("content-type")
    told = fields[0].unfolded.partition(";")[0].strip().lower() if fields else ""
    return told or "text/plain"


def encoding(part: Wire) -> str:
    """The transfer encoding in lower case; 7bit where none is told."""
    fields = part.named("content-transfer-encoding")
    return (fields[0].unfolded.strip().lower() if fields else "") or "7bit"


def cut(part: Wire) -> Cut | None:
    """None for what is no multipart, has no closing delimiter or too many parts: that is left."""
    if not content_type(part).startswith("multipart/"):
        return None
    return _cut(part.named("content-type")[0].unfolded, part.body)


@lru_cache(maxsize=32)  # each trial begins with the same cut
def _cut(told: str, body: bytes) -> Cut | None:
    found = _BOUNDARY.search(told)
    if found is None:
        return None
    mark = re.escape((found.group(1) or found.group(2)).encode("utf-8", "surrogateescape"))
    lines = re.compile(rb"(?:\A|\r\n)--" + mark + rb"(--)?[ \t]*(?:\r\n|\Z)")
    found_lines = list(lines.finditer(body))
    closing = next((n for n, line in enumerate(found_lines) if line.group(1)), None)
    if closing is None or closing > _MOST:
        return None
    kept = found_lines[: closing + 1]
    ends = [0, *(line.end() for line in kept)]
    starts = [*(line.start() for line in kept), len(body)]
    pieces = tuple(body[a:b] for a, b in zip(ends, starts, strict=True))
    return Cut(pieces, tuple(line.group(0) for line in kept))


def mapped(part: Wire, change: Callable[[Wire], Wire], depth: int = 0) -> Wire:
    """The part with `change` made to each of its leaves. What is not cut cleanly stays."""
    found = cut(part) if depth < _DEEPEST else None
    if found is None:
        return change(part)
    inner = [_mapped_piece(piece, change, depth) for piece in found.pieces[1:-1]]
    pieces = (found.pieces[0], *inner, found.pieces[-1])
    return Wire(part.fields, Cut(pieces, found.delimiters).joined())


def _mapped_piece(piece: bytes, change: Callable[[Wire], Wire], depth: int) -> bytes:
    part = _part(piece)
    return piece if part is None else mapped(part, change, depth + 1).bytes()


@lru_cache(maxsize=128)
def _part(piece: bytes) -> Wire | None:
    """None for what would not give the same bytes again, and for a message of its own."""
    part = Wire.of(piece)
    if part.bytes() != piece or content_type(part) == "message/rfc822":
        return None
    return part


def with_encoding(part: Wire, name: str) -> Wire:
    """The part whose Content-Transfer-Encoding says `name`, written as that field was."""
    fields = tuple(
        Field.of(field.raw.partition(b":")[0] + b": " + name.encode())
        if field.name == "content-transfer-encoding"
        else field
        for field in part.fields
    )
    return Wire(fields, part.body)


def encodings(part: Wire) -> tuple[str, ...]:
    """The transfer encoding of each leaf, in order."""
    told: list[str] = []

    def noted(leaf: Wire) -> Wire:
        told.append(encoding(leaf))
        return leaf

    mapped(part, noted)
    return tuple(told)
