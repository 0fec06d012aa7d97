"""Transfer encodings taken off without dropping what they do not cover, and text outside parts."""

import quopri
import re
from functools import lru_cache

from affiant.mail.reading.pieces import BEGIN, of_base64, of_uuencoded

_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]*={0,3}[ \t]*")
_TOKEN = re.compile(rb"[A-Za-z0-9+/]+")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_ALMOST = 0.85  # of a line's characters, for it to be damaged base64 rather than words
_LONG_TOKEN = 24  # letters that no word of French or English has
_SHORT_TOKEN = 12  # of a line without spaces
_NOTICES = (
    b"this is a multi-part message in mime format",
    b"this is a multipart message in mime format",
    b"this is a multi part message in mime format",
    b"this message is in mime format",
    b"this is a mime-encapsulated message",
    b"this is a mime encapsulated message",
    b"this is a mime-encoded message",
    b"this is a cryptographically signed message in mime format",
    b"this is an openpgp/mime signed message",
    b"this is an openpgp/mime encrypted message",
    b"this is a mime encoded message",
    b"this is a mime-formatted message",
    b"this is a mime formatted message",
    b"this is a mime message",
    b"this is a message in mime format",
    b"this is a multi-part mime message",
    b"this is a multipart mime message",
    b"this is a multi part mime message",
    b"this multi-part mime message contains a delivery status notification",
    b"the following data may contain sections which represent base64 encoded file attachments",
    b"if you see this",
    b"if you can see this text",
    b"ce message est au format mime",
    b"ceci est un message au format mime",
    b"ceci est un message en plusieurs parties au format mime",
)
"""What mailers write before the parts for programs that know no MIME; it tells nothing."""
_GOES_ON = (
    b"since your mail reader does not understand", b"if you are reading this",
    b"if you can read this", b"your mail reader does not", b"your mailer does not",
    b"some or all of this message may not", b"the first part should be readable",
    b"while the remaining parts are likely unreadable", b"you may want to consider changing",
    b"you will need to upgrade", b"send mail to mime@docserver", b"multipart mime",
    b"your mail client may not be able to",
    b"portions of this message may be unreadable", b"seek your system administrator",
    b"these sections will be unreadable without mime",
    b"comme votre logiciel de courrier ne comprend pas", b"tout ou partie de ce message",
    b"votre lecteur de messagerie ne comprend pas", b"votre logiciel de messagerie ne comprend pas",
)  # fmt: skip
_SENTENCE = re.compile(rb"[.!,](?:\s|$)|\s(?=\(rfc)|\(rfc ?\d{3,4}(?: and \d{3,4})?\)")
_LONGEST_NOTICE = 400


def is_notice(text: bytes) -> bool:
    """Whether it is what mailers write before the parts, and no word more."""
    told = b" ".join(text.lower().split()).strip(b"> -")
    if not told:
        return True
    if len(told) > _LONGEST_NOTICE or not told.startswith(_NOTICES):
        return False
    return _is_known_notice(told)


@lru_cache(maxsize=256)
def _is_known_notice(told: bytes) -> bool:
    rest = (piece.strip(b" .()-") for piece in _SENTENCE.split(told))
    return all(not piece or piece in _NOTICES or piece.startswith(_GOES_ON) for piece in rest)


def base64_decoded(body: bytes) -> tuple[bytes, bytes]:
    """What the base64 lines hold, and the text that stands among them (a list's footer)."""
    lines = body.splitlines()
    encoded = _encoded(lines)
    if not any(encoded):
        return body, b""  # not base64 at all
    kept = [line for line, is_encoded in zip(lines, encoded, strict=True) if is_encoded]
    text = [line for line, is_encoded in zip(lines, encoded, strict=True) if not is_encoded]
    return b"".join(of_base64([b"\n".join(kept)])), b"\n".join(text).strip()


def _encoded(lines: list[bytes]) -> list[bool]:
    """Which lines are base64. A word on its own looks like it, but has not the lines' length."""
    looks = [_looks_encoded(line) for line in lines]
    longest = max((len(line) for line, look in zip(lines, looks, strict=True) if look), default=0)
    last = max((number for number, look in enumerate(looks) if look), default=0)
    return [
        look and not (number < last and len(line) < longest and _is_word(line))
        for number, (line, look) in enumerate(zip(lines, looks, strict=True))
    ]


def _is_word(line: bytes) -> bool:
    return len(line) < _LONG_TOKEN and len(line) % 4 != 0 and line.isalnum()


def _looks_encoded(line: bytes) -> bool:
    """Base64, or base64 into which something fell."""
    if _BASE64_LINE.fullmatch(line):
        return bool(line.strip())
    kept = len(line) - len(line.translate(None, _ALPHABET))
    if kept < len(line) * _ALMOST:
        return False
    shortest = _LONG_TOKEN if b" " in line.strip() else _SHORT_TOKEN
    return max(map(len, _TOKEN.findall(line))) >= shortest


def base64_tail(body: bytes) -> bytes:
    """The lines at the end that are no base64, with empty ones before them."""
    lines = body.splitlines(keepends=True)
    end = len(lines)
    while end and not _looks_encoded(lines[end - 1].rstrip(b"\r\n")):
        end -= 1
    return b"".join(lines[end:])


def is_clean_base64(body: bytes) -> bool:
    """Whether it is base64 and nothing else, to its end."""
    joined = b"".join(body.split())
    return len(joined) % 4 == 0 and _BASE64_LINE.fullmatch(joined) is not None


def uu_decoded(body: bytes) -> tuple[bytes, bytes]:
    """What stands between `begin` and `end`, and the text around it."""
    lines = body.splitlines()
    first = next((number for number, line in enumerate(lines) if BEGIN.match(line)), None)
    if first is None:
        return body, b""
    ends = (number for number, line in enumerate(lines) if number > first and line == b"end")
    last = next(ends, len(lines) - 1)
    content = b"".join(of_uuencoded([b"\n".join(lines[first : last + 1])]))
    around = b"\n".join((*lines[:first], *lines[last + 1 :])).strip()
    return content, around


def quoted_decoded(body: bytes) -> bytes:
    """Quoted-printable, whose broken escapes stay as they stand."""
    return quopri.decodestring(body)
