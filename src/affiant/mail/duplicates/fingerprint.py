"""Two hashes of a message: who it claims to be, and what it says.

The EDRM Message Identification Hash (EDRM, 2020) is the MD5 of the Message-ID with its angle
brackets, so that parties with different software find the same copies without showing the mail.
It says nothing of the content. The content hash is SHA-256 over what a reader sees: sender,
recipients, subject, date, the texts and each attachment's bytes; what transports add or fold
differently does not count.
"""

import hashlib
import re
from dataclasses import dataclass
from email.utils import getaddresses

from affiant.mail.reading.letter import Letter

_SPACE = re.compile(r"[\s\u00a0\u200b\ufeff]+")
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


def fingerprint(letter: Letter) -> Fingerprint:
    """Both hashes of one letter, and that of its body."""
    message_id = letter.message_id
    body = _body(letter)
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
    told = []
    for name in _PEOPLE:
        raw = letter.headers.raw(name) or ""
        told.append(",".join(sorted(address.lower() for _, address in getaddresses([raw]))))
    return told


def _sent(letter: Letter) -> str:
    if letter.sent is not None:
        return str(int(letter.sent.timestamp()))
    return letter.headers.raw("date") or ""


def _body(letter: Letter) -> bytes:
    digest = hashlib.sha256(_flat(_STUFFED.sub("", letter.text())).encode("utf-8", "replace"))
    for leaf in letter.attachments():
        digest.update(_BETWEEN + hashlib.sha256(leaf.content).digest())
    return digest.digest()


def _flat(text: str) -> str:
    return " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text).strip()
