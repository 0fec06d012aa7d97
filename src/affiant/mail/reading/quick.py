"""The quick parser, believed only when it gave all that the raw body implies.

fast-mail-parser is written in Rust and reads ten times as fast as the standard library. Some
broken messages it refuses, and of some it silently drops parts, so each byte of the body has to
be found again: in a part, in a part's header, or outside of all parts.
"""

from collections.abc import Iterator

from fast_mail_parser import ParseError, PyLazyMimePart, parse_email_tree

from affiant.mail.reading.header import parameter
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.transfer import is_decoded_whole, outside
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats.mail_headers import Headers

_PLAIN = frozenset({"", "7bit", "8bit", "binary"})
_FOLDED = 25  # characters of a value that may have been folded
_FOLD = 4  # bytes of a fold


class QuickFailed(Exception):
    """It refused the message, or gave less than there is."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def leaves(message: bytes, headers: Headers, start: int) -> list[Leaf]:
    """What the message holds; its body starts at `start`. Raises QuickFailed."""
    try:
        root = parse_email_tree(message, mode="lazy")
        if root.content_type.startswith("multipart/"):
            return _of_multipart(message, root, headers, start)
        return [_only(root, headers, len(message) - start)]
    except ParseError as error:
        raise QuickFailed(Trouble.QUICK_FAILED) from error


def _only(root: PyLazyMimePart, headers: Headers, size: int) -> Leaf:
    if root.encoded_size != size:
        raise QuickFailed(Trouble.QUICK_LOST)
    told = {name: headers.raw(name) or "" for name in ("content-type", "content-transfer-encoding")}
    return _leaf(root, told)


def _of_multipart(message: bytes, root: PyLazyMimePart, headers: Headers, start: int) -> list[Leaf]:
    boundary = parameter(headers.raw("content-type") or "", "boundary")
    if not boundary or not root.children:
        raise QuickFailed(Trouble.QUICK_LOST)
    mark = b"--" + boundary.encode("utf-8", "replace")
    before, after, inner = outside(message, mark, start)
    end = 2 if message[start - 2 : start] == b"\r\n" else 1
    found: list[Leaf] = []
    if abs(inner - _covered(root, len(mark), end, found)) > _folds(root):
        raise QuickFailed(Trouble.QUICK_LOST)
    return [*_text(before), *found, *_text(after)]


def _covered(part: PyLazyMimePart, mark: int, end: int, found: list[Leaf]) -> int:
    """Bytes from the first boundary line of `part` to before its last; its leaves to `found`.

    `mark` is a boundary's length with its hyphens, `end` that of a line end.
    """
    size = 0
    for inner in part.children:
        size += (
            mark + 3 * end
        )  # its line, the empty line behind the header, the one before the next
        told = _fields(inner)
        if not told:  # where its header ends is a guess
            raise QuickFailed(Trouble.QUICK_LOST)
        for name, values in inner.headers.items():
            size += sum(len(name) + 2 + len(value.encode()) + end for value in values)
        if inner.children and not inner.is_message:
            boundary = parameter(told.get("content-type", ""), "boundary") or ""
            own = len(boundary.encode("utf-8", "replace")) + 2
            size += _covered(inner, own, end, found) + own + 2
        else:
            size += inner.encoded_size or 0
            found.append(_leaf(inner, told))
    return size


def _folds(part: PyLazyMimePart) -> int:
    """How far that may be off: a fold is told as one space, or as none."""
    off = 0
    for inner in part.children:
        for values in inner.headers.values():
            off += sum(_FOLD for value in values if len(value) >= _FOLDED)
        if inner.children and not inner.is_message:
            off += _folds(inner)
    return off


def _leaf(part: PyLazyMimePart, told: dict[str, str]) -> Leaf:
    """`told` has the part's fields by their names in lower case, values raw."""
    content, size = part.content, part.encoded_size
    if content is None or size is None:
        raise QuickFailed(Trouble.QUICK_LOST)
    encoding = told.get("content-transfer-encoding", "").partition(";")[0].strip().lower()
    whole = (
        len(content) == size if encoding in _PLAIN else is_decoded_whole(encoding, size, content)
    )
    if not whole:
        raise QuickFailed(Trouble.QUICK_LOST)
    disposition = (part.disposition or "").lower()
    media_type = part.content_type.lower()
    raw_type = told.get("content-type", "")
    return Leaf(
        media_type,
        content,
        parameter(raw_type, "charset") if ";" in raw_type else None,
        part.filename or None,
        is_attachment=disposition == "attachment" or bool(part.filename) or part.is_message,
    )


def _fields(part: PyLazyMimePart) -> dict[str, str]:
    return {name.lower(): values[0] for name, values in part.headers.items() if values}


def _text(piece: bytes) -> Iterator[Leaf]:
    if piece:
        told = Trouble.OUTSIDE_PARTS
        yield Leaf("text/plain", piece, is_outside=True, trouble=told)
