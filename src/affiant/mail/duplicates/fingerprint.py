"""Two hashes of a message: who it claims to be, and what it says.

The EDRM Message Identification Hash (EDRM, 2020) is the MD5 of the Message-ID with its angle
brackets, so that parties with different software find the same copies without showing the mail.
It says nothing of the content. The content hash is SHA-256 over what a reader sees: sender,
recipients, subject, date, the texts and each attachment's bytes; what transports add or fold
differently does not count.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from affiant.mail.reading.letter import Letter

_BETWEEN_WORDS = re.compile(r"[\s<>,;:\"()]+")
_ASCII_SPACES = b"\t\n\v\f\r\x1c\x1d\x1e\x1f"  # those of `str.split`
_SPACES = bytes.maketrans(_ASCII_SPACES, b" " * len(_ASCII_SPACES))
_MARKS = b'<>,;:"()'
_BETWEEN_ADDRESSES = bytes.maketrans(_ASCII_SPACES + _MARKS, b" " * len(_ASCII_SPACES + _MARKS))
_OTHER_SPACES = (
    (0xC2, re.compile(rb"\xc2[\x85\xa0]")),
    (0xE2, re.compile(rb"\xe2(?:\x80[\x80-\x8b\xa8\xa9\xaf]|\x81\x9f)")),
    (0xE1, re.compile(rb"\xe1\x9a\x80")),
    (0xE3, re.compile(rb"\xe3\x80\x80")),
    (0xEF, re.compile(rb"\xef\xbb\xbf")),
)
"""Spaces beyond ASCII and those that nobody sees, in UTF-8: how each begins, and what it is. One
byte is looked for at the speed of memory, two or three are not.
"""
_STUFFED = re.compile(r"^>+(?=From )", re.MULTILINE)
_PEOPLE = ("from", "to", "cc")
_BETWEEN = b"\0"

try:  # Python's own: what OpenSSL does for sixty bytes is mostly to look for its MD5
    from _md5 import md5 as _md5  # type: ignore[import-not-found] # typeshed leaves it out
except ImportError:
    _md5 = hashlib.md5


@dataclass(
    slots=True, unsafe_hash=True
)  # not frozen: made for each message, in a fifth of the time
class Fingerprint:
    """Hexadecimal. `mih` is None for a message without a Message-ID. `body` is of what it says
    alone, without who sent it when.
    """

    mih: str | None
    content: str
    body: str


def fingerprint(letter: Letter, text: str | None = None) -> Fingerprint:
    """Both hashes of one letter, and that of its body. `text` is its text, where it is known."""
    message_id = letter.message_id
    body = _body(letter, letter.text() if text is None else text)
    told = (*_people(letter), flat(letter.subject), _encoded(_sent(letter)), body)
    content = hashlib.sha256(_BETWEEN.join(told)).hexdigest()
    return Fingerprint(mih(message_id) if message_id else None, content, body.hex())


def mih(message_id: str) -> str:
    """The EDRM Message Identification Hash of a Message-ID, brackets included, its case kept."""
    raw = message_id if message_id.startswith("<") else f"<{message_id}>"
    return str(_md5(_encoded(raw), usedforsecurity=False).hexdigest())


def _people(letter: Letter) -> Iterator[bytes]:
    """Addresses alone: names are written anew by every mail program."""
    for name in _PEOPLE:
        raw = letter.headers.raw(name)
        if not raw:
            yield b""
            continue
        raw = raw.lower()
        if raw.isascii():
            words = raw.encode().translate(_BETWEEN_ADDRESSES).split()
            addresses = [word for word in words if b"@" in word]
            yield b",".join(sorted(addresses)) if len(addresses) > 1 else b"".join(addresses)
        else:
            told = sorted(word for word in _BETWEEN_WORDS.split(raw) if "@" in word)
            yield ",".join(told).encode("utf-8", "replace")


def _sent(letter: Letter) -> str:
    if letter.sent is not None:
        return str(int(letter.sent.timestamp()))
    return letter.headers.raw("date") or ""


def _body(letter: Letter, text: str) -> bytes:
    return body_hash(text, (leaf.sha256 for leaf in letter.attachments()))


def body_hash(text: str, attachments: Iterable[str]) -> bytes:
    """Of what a letter says, and of the SHA-256 of all that was sent along, in its order."""
    text = _STUFFED.sub("", text) if ">From " in text else text
    digest = hashlib.sha256(flat(text))
    for sha256 in attachments:
        digest.update(_BETWEEN + bytes.fromhex(sha256))
    return digest.digest()


def flat(text: str) -> bytes:
    """On one line, without the spaces that nobody sees; as `_flat`, at the speed of memory."""
    told = _encoded(text)
    if not text.isascii():
        for begins, space in _OTHER_SPACES:
            if begins in told and space.search(told):
                return _flat(text)
    told = told.translate(_SPACES)
    # Cut where there are two: a regular expression takes five times as long.
    pieces = [piece.strip(b" ") for piece in told.split(b"  ")]
    return b" ".join([piece for piece in pieces if piece])


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _flat(text: str) -> bytes:
    plain = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(plain.split()).encode("utf-8", "replace")
