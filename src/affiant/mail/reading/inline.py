"""Files that stand in a plain text, as programs wrote them before there were parts: uuencode, yEnc.

The text stays as it was written, with the lines that hold the file among it.
"""

import binascii
import mimetypes
import re
from collections.abc import Iterator
from itertools import zip_longest

from affiant.mail.reading.leaf import Leaf
from affiant.reading.formats.mail_headers import characters, shown

_BEGIN = re.compile(rb"^(?:begin [0-7]{3,4} |=ybegin )", re.MULTILINE)
_UU = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]{1,255}?)[ \t]*\r?\n((?:[ -`][^\r\n]{0,90}\r?\n)+?)"
    rb"(?:[` ]?[ \t]*\r?\n)?end[ \t]*(?=\r?$)",
    re.MULTILINE,
)
_YENC = re.compile(
    rb"^=ybegin line=\d{1,4} size=(\d{1,12}) name=([^\r\n]{1,255}?)[ \t]*\r?\n", re.MULTILINE
)
_YEND = b"\n=yend "
_BACK = bytes((code - 42) % 256 for code in range(256))
_WHOLE = 0.9  # of the lines; gateways strip the spaces that end one
_ESCAPED = re.compile(rb"=(.)", re.DOTALL)


def may_hold(text: bytes) -> bool:
    """Whether a line of `text` begins as a file in it does. At the speed of memory for most."""
    return b"begin " in text and _BEGIN.search(text) is not None


def files(text: bytes) -> Iterator[Leaf]:
    """The files in `text`; none for one that does not decode to its end."""
    for found in _UU.finditer(text):
        content = _of_uu(found[2])
        if content is not None:
            yield _leaf(found[1], content)
    begins = list(_YENC.finditer(text))
    for found, following in zip_longest(begins, begins[1:]):
        stop = following.start() if following else len(text)
        end = text.find(_YEND, found.end(), stop)
        content = _of_yenc(text[found.end() : end]) if end >= 0 else b""
        if content and len(content) == int(found[1]):
            yield _leaf(found[2], content)


def _of_uu(body: bytes) -> bytes | None:
    lines = body.splitlines()
    # An upper-case line of words decodes to something, too.
    if sum(map(_is_whole, lines)) < len(lines) * _WHOLE:
        return None
    try:
        return b"".join(binascii.a2b_uu(line[: 1 + _told(line)]) for line in lines)
    except binascii.Error:
        return None


def _is_whole(line: bytes) -> bool:
    """Whether it is as long as its first character says; some programs add a checksum."""
    return _told(line) <= len(line) - 1 <= _told(line) + 2


def _told(line: bytes) -> int:
    """Characters by which a line's bytes are written."""
    return -(-(line[0] - 32 & 63) // 3) * 4


def _of_yenc(body: bytes) -> bytes:
    joined = body.replace(b"\r", b"").replace(b"\n", b"")
    return _ESCAPED.sub(lambda found: bytes([(found[1][0] - 64) % 256]), joined).translate(_BACK)


def _leaf(raw: bytes, content: bytes) -> Leaf:
    name = shown(characters(raw)).replace("\\", "/").rsplit("/", 1)[-1].strip('"') or None
    kind = mimetypes.guess_type(name or "")[0] or "application/octet-stream"
    return Leaf(kind, content, None, name, is_attachment=True)
