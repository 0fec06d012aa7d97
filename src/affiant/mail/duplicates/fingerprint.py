"""Two hashes of a message: who it claims to be, and what it says.

The EDRM Message Identification Hash (EDRM, 2020) is the MD5 of the Message-ID with its angle
brackets, so that parties with different software find the same copies without showing the mail.
It says nothing of the content. The content hash is SHA-256 over what a reader sees: sender,
recipients, subject, date, the texts and each attachment's bytes; what transports add or fold
differently does not count.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from affiant.mail.reading.letter import Letter

_BETWEEN_WORDS = re.compile(r"[\s<>,;:\"()]+")
_STUFFED = re.compile(r"^>+(?=From )", re.MULTILINE)
_PEOPLE = ("from", "to", "cc")
_BETWEEN = b"\0"


@dataclass(frozen=True, slots=True)
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
    digest = hashlib.sha256()
    for part in (*_people(letter), _flat(letter.subject), _sent(letter)):
        digest.update(part.encode("utf-8", "replace") + _BETWEEN)
    digest.update(body)
    return Fingerprint(mih(message_id) if message_id else None, digest.hexdigest(), body.hex())


def mih(message_id: str) -> str:
    """The EDRM Message Identification Hash of a Message-ID, brackets included, its case kept."""
    raw = message_id if message_id.startswith("<") else f"<{message_id}>"
    return hashlib.md5(raw.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _people(letter: Letter) -> list[str]:
    """Addresses alone: names are written anew by every mail program."""
    raws = ((letter.headers.raw(name) or "").lower() for name in _PEOPLE)
    words = ((word for word in _BETWEEN_WORDS.split(raw) if "@" in word) for raw in raws)
    return [",".join(sorted(addresses)) for addresses in words]


def _sent(letter: Letter) -> str:
    if letter.sent is not None:
        return str(int(letter.sent.timestamp()))
    return letter.headers.raw("date") or ""


def _body(letter: Letter, text: str) -> bytes:
    return body_hash(text, (leaf.sha256 for leaf in letter.attachments()))


def body_hash(text: str, attachments: Iterable[str]) -> bytes:
    """Of what a letter says, and of the SHA-256 of all that was sent along, in its order."""
    text = _STUFFED.sub("", text) if ">From " in text else text
    digest = hashlib.sha256(_flat(text).encode("utf-8", "replace"))
    for sha256 in attachments:
        digest.update(_BETWEEN + bytes.fromhex(sha256))
    return digest.digest()


def _flat(text: str) -> str:
    """On one line, without the spaces that nobody sees."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())
