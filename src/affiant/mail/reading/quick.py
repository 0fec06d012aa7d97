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
_LINE = 10  # bytes of a boundary line beside the boundary, and of a field beside name and value
_SLACK = 1.25  # folded fields are longer than their values told here


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
    found: list[Leaf] = []
    covered = 0.0
    for part, told in _parts(root):
        covered += told
        if part.children and not part.is_message:
            covered += 2 * _boundary_line(part)
            continue
        covered += part.encoded_size or 0
        found.append(_leaf(part, _fields(part)))
    covered += (len(root.children) + 1) * (len(mark) + _LINE)
    if covered < inner:
        raise QuickFailed(Trouble.QUICK_LOST)
    return [*_text(before), *found, *_text(after)]


def _parts(root: PyLazyMimePart) -> Iterator[tuple[PyLazyMimePart, float]]:
    """The parts below `root`, each with the bytes that its header may take."""
    for part in root.children:
        told = sum(
            len(name) + len(value) + _LINE
            for name, values in part.headers.items()
            for value in values
        )
        yield part, told * _SLACK
        if not part.is_message:
            yield from _parts(part)


def _boundary_line(part: PyLazyMimePart) -> int:
    return (70 + _LINE) * (len(part.children) + 1) // 2  # a boundary has 70 characters at most


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
