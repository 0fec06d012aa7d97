"""Transfer encodings taken off without dropping what they do not cover, and text outside parts."""

import quopri
import re

from affiant.mail.reading.pieces import of_base64

_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]*={0,3}[ \t]*")
_LEAST_BASE64 = 0.70  # of the encoded bytes: three of four, less line ends of two in sixty
_LEAST_QUOTED = 1 / 3
_SMALL = 8
_NOTICES = (
    b"this is a multi-part message in mime format",
    b"this is a multipart message in mime format",
    b"this message is in mime format",
    b"this is a mime-encapsulated message",
    b"this is a cryptographically signed message in mime format",
)
"""What mailers write before the parts for programs that know no MIME; it tells nothing."""
_LONGEST_NOTICE = 300


def is_decoded_whole(encoding: str, size: int, content: bytes) -> bool:
    """Whether `content` can be all of `size` encoded bytes."""
    match encoding:
        case "base64":
            return len(content) >= size * _LEAST_BASE64 - _SMALL
        case "quoted-printable":
            return len(content) >= size * _LEAST_QUOTED - _SMALL
    return False  # uuencode and what nobody knows: looked at closely


def outside(message: bytes, mark: bytes, start: int) -> tuple[bytes, bytes, int]:
    """Text before the first boundary line and after the last, and the bytes between them.

    `mark` is the boundary with its two hyphens. A mailer's notice before the parts is none.
    """
    first = message.find(mark, start)
    if first < 0:
        return b"", b"", len(message) - start
    last = message.rfind(mark + b"--")
    end = last if last > first else len(message)
    after = message[last + len(mark) + 2 :].strip() if last > first else b""
    before = message[start:first].strip()
    return b"" if is_notice(before) else before, after, end - first


def is_notice(text: bytes) -> bool:
    """Whether it is what mailers write before the parts."""
    told = text.lower().lstrip(b"> -\r\n\t")
    return not told or (len(told) <= _LONGEST_NOTICE and told.startswith(_NOTICES))


def base64_decoded(body: bytes) -> tuple[bytes, bytes]:
    """What the base64 lines hold, and the text that stands behind them (a list's footer)."""
    tail = base64_tail(body)
    if len(tail) == len(body) and tail.strip():
        return body, b""  # not base64 at all
    return b"".join(of_base64([body[: len(body) - len(tail)]])), tail.strip()


def base64_tail(body: bytes) -> bytes:
    """The lines at the end that are no base64, with empty ones before them."""
    lines = body.splitlines(keepends=True)
    end = len(lines)
    while end and not _BASE64_LINE.fullmatch(lines[end - 1].rstrip(b"\r\n")):
        end -= 1
    while end and not lines[end - 1].strip():
        end -= 1
    return b"".join(lines[end:])


def is_clean_base64(body: bytes) -> bool:
    """Whether it is base64 and nothing else, to its end."""
    joined = b"".join(body.split())
    return len(joined) % 4 == 0 and _BASE64_LINE.fullmatch(joined) is not None


def quoted_decoded(body: bytes) -> bytes:
    """Quoted-printable, whose broken escapes stay as they stand."""
    return quopri.decodestring(body)
