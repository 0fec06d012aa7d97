"""The quick way: a message that is written as the standards say, cut where its own lines say.

Its parts are slices that follow each other without a gap (RFC 2046, 5.1), so that nothing can be
lost between them; what stands before the first and behind the last is text outside the parts.
Where a header has a line that is no field, a field that counts stands twice, a multipart does not
close, or a part does not decode to its last byte, `QuickFailed` is raised and the message is read
with more care (`standard`).
"""

import binascii
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from affiant.mail.reading import header
from affiant.mail.reading.form import NAMES, PIECE, Form, form, marked
from affiant.mail.reading.header import Fields
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.transfer import is_notice
from affiant.mail.reading.trouble import Trouble

_TELLING = frozenset(NAMES)
_LINE_END = re.compile(rb"[ \t]*(?:\r?\n|\Z)")
_LF, _CR = b"\n\r"
_EMPTY = re.compile(rb"\r?\n")
DEEPEST = 10  # parts in parts; real mail has up to 6, and each level is held once more
_REMEMBERED = 1000  # bytes of a part's header that is told apart once and remembered
_DIGEST = "multipart/digest"
_UNTOLD = form(None, None, None)
_IN_DIGEST = form("message/rfc822", None, None)

Mark = tuple[int, int, bool]
"""A boundary line: where the line end ahead of it starts, where it ends, whether it closes."""


class QuickFailed(Exception):
    """The message is not written as the standards say."""

    trouble = Trouble.QUICK_FAILED


class PieceFound(QuickFailed):
    """The letter is a piece of another."""

    trouble = Trouble.PIECE


def leaves(message: bytes, plain: tuple[Fields, int] | None) -> list[Leaf]:
    """What the message holds, by its header if that is plain (`header.quickly`). Raises
    QuickFailed.
    """
    if plain is None:
        raise QuickFailed
    headers, start = plain
    if headers.has_twice(_TELLING):
        raise QuickFailed
    return parts(message[start:], *marked(*map(headers.raw, NAMES)))


def parts(body: bytes, told: Form, mark: bytes | None) -> list[Leaf]:
    """What a body holds, whose header says `told`, with the mark of its own. Raises QuickFailed."""
    found: list[Leaf] = []
    _part(body, told, mark, found, 0)
    return found


def _part(body: bytes, told: Form, mark: bytes | None, found: list[Leaf], depth: int) -> None:
    if not told.is_multipart:
        found.append(_leaf(body, told))
        return
    if mark is None or depth >= DEEPEST or told.encoding not in WHOLE:
        raise QuickFailed
    marks = _marks(body, mark)
    if len(marks) < 2 or not marks[-1][2] or any(one[2] for one in marks[:-1]):  # noqa: PLR2004 - one opens, one closes
        raise QuickFailed
    found += _outside(body[: marks[0][0]])
    for (_, begun, _), (stop, _, _) in pairwise(marks):
        part = body[begun:stop]
        start, inner = opened(part, told)
        _part(part[start:], inner, inner.mark, found, depth + 1)
    found += _outside(body[marks[-1][1] :])


def _marks(body: bytes, mark: bytes) -> list[Mark]:
    marks = []
    at = body.find(mark)
    while at >= 0:
        after = at + len(mark)
        if at == 0 or body[at - 1] == _LF:
            closes = body.startswith(b"--", after)
            line = _LINE_END.match(body, after + 2 * closes)
            if line is not None:
                ahead = at - (2 if body.endswith(b"\r\n", 0, at) else at > 0)
                marks.append((ahead, line.end(), closes))
        elif body[at - 1] == _CR:  # a line's end for some, and none for others
            raise QuickFailed
        at = body.find(mark, after)
    return marks


def opened(part: bytes, holder: Form) -> tuple[int, Form]:
    """Where the body of `part` starts, and what its fields say. Raises QuickFailed."""
    if empty := _EMPTY.match(part):
        return empty.end(), _IN_DIGEST if holder.media_type == _DIGEST else _UNTOLD
    after = header.end(part)
    told = _form_of(part[:after])
    if told is None:
        raise QuickFailed
    return after, told


def _form_of(block: bytes) -> Form | None:
    """What a part's header says; None where it is not read quickly."""
    return _remembered(block) if len(block) <= _REMEMBERED else _form(block)


def _form(block: bytes) -> Form | None:
    found = header.quickly(block)
    if found is None or found[1] != len(block) or found[0].has_twice(_TELLING):
        return None
    return form(*map(found[0].raw, NAMES))


_remembered = lru_cache(maxsize=512)(_form)


def _leaf(body: bytes, told: Form) -> Leaf:
    decode = DECODERS.get(told.encoding)
    if decode is None:
        raise PieceFound if told.media_type == PIECE else QuickFailed
    return Leaf(
        told.media_type, decode(body), told.charset, told.file_name,
        is_attachment=told.is_attachment,
    )  # fmt: skip


def _as_it_stands(body: bytes) -> bytes:
    return body


def _base64(body: bytes) -> bytes:
    """Raises QuickFailed unless every character was decoded, and no line can be words."""
    body = body.strip()
    content = _whole(_of_one_width(body))
    if content is None:
        content = _whole(_of_lines(body))
    if content is None:
        raise QuickFailed
    return content


def _whole(clean: bytes | None) -> bytes | None:
    """What base64 without line ends holds; None unless every character was decoded."""
    if clean is None or len(clean) % 4:
        return None
    try:
        content = binascii.a2b_base64(clean)
    except binascii.Error:
        return None
    padding = clean.endswith(b"=") + clean.endswith(b"==")
    return content if len(content) == len(clean) // 4 * 3 - padding else None


def _of_one_width(body: bytes) -> bytes | None:
    """Without its line ends, where they stand at equal distances, as nearly all programs write
    them. None where not: at the speed of memory.
    """
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n")
    width = body.find(b"\n") + 1
    if not width:
        return body
    ends = body.count(b"\n")
    if ends != len(body) // width or body[width - 1 :: width].count(b"\n") != ends:
        return None
    return body.replace(b"\n", b"")


def _of_lines(body: bytes) -> bytes:
    """The same of any lines. Raises QuickFailed for spaces in one, or lines of several widths."""
    lines = body.split()
    if len(lines) > body.count(b"\n") + 1:  # spaces in a line: words
        raise QuickFailed
    lengths = set(map(len, lines[:-1]))
    if len(lengths) > 1 or (lengths and len(lines[-1]) > lengths.pop()):
        raise QuickFailed
    return b"".join(lines)


WHOLE = frozenset({"", "7bit", "8bit", "binary"})
DECODERS: dict[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys(WHOLE, _as_it_stands),
    "base64": _base64,
    "quoted-printable": binascii.a2b_qp,
}


def _outside(piece: bytes) -> Iterator[Leaf]:
    piece = piece.strip()
    if piece and not is_notice(piece):
        yield Leaf("text/plain", piece, is_outside=True, trouble=Trouble.OUTSIDE_PARTS)
