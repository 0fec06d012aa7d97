"""Two hashes of a message: who it claims to be, and what it says.

The EDRM Message Identification Hash (EDRM, 2020) is the MD5 of the Message-ID with its angle
brackets, so that parties with different software find the same copies without showing the mail.
It says nothing of the content. The content hash is SHA-256 over what a reader sees: sender,
recipients, subject, date, the texts and each attachment's bytes; what transports add or fold
differently does not count.

Many messages are done at once: their addresses, subjects and texts are cleaned as one text.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from affiant.mail.duplicates.addresses import addresses
from affiant.mail.reading import gist as gists
from affiant.mail.reading.flat import encoded, flat, flats, unstuffed
from affiant.mail.reading.gist import Gist
from affiant.mail.reading.letter import Letter

_BETWEEN = b"\0"
_AT_ONCE = 16  # messages: what is cleaned together stays near the processor
_FIELDS = 3  # From, To, Cc

try:  # Python's own: what OpenSSL does for sixty bytes is mostly to look for its MD5
    from _md5 import md5 as _md5  # type: ignore[import-not-found] # typeshed leaves it out
except ImportError:
    _md5 = hashlib.md5


class Fingerprint(NamedTuple):
    """Hexadecimal. `mih` is None for a message without a Message-ID. `body` is of what it says
    alone, without who sent it when.
    """

    mih: str | None
    content: str
    body: str


def fingerprint(letter: Letter) -> Fingerprint:
    """Both hashes of one letter, and that of its body."""
    digests = [leaf.sha256 for leaf in letter.attachments()]
    return next(fingerprints([(gists.of(letter)[0], digests)]))


def fingerprints(told: Sequence[tuple[Gist, Sequence[str]]]) -> Iterator[Fingerprint]:
    """The same of each message, told by its gist and the SHA-256 of all that was sent along, in
    its order.
    """
    left = iter(told)
    while some := list(islice(left, _AT_ONCE)):
        yield from _some(some)


def _some(some: list[tuple[Gist, Sequence[str]]]) -> Iterator[Fingerprint]:
    people = addresses([field for gist, _ in some for field in gist.people])
    cleaned = flats([unstuffed(gist.text) for gist, _ in some] + [gist.subject for gist, _ in some])
    for at, (gist, digests) in enumerate(some):
        body = _body(cleaned[at], digests)
        said = people[_FIELDS * at : _FIELDS * (at + 1)]
        when = gist.date if gist.sent is None else str(int(gist.sent.timestamp()))
        content = _BETWEEN.join((*said, cleaned[len(some) + at], encoded(when), body))
        yield Fingerprint(
            mih(gist.message_id) if gist.message_id else None,
            hashlib.sha256(content).hexdigest(),
            body.hex(),
        )


def mih(message_id: str) -> str:
    """The EDRM Message Identification Hash of a Message-ID, brackets included, its case kept."""
    raw = message_id if message_id.startswith("<") else f"<{message_id}>"
    return str(_md5(encoded(raw), usedforsecurity=False).hexdigest())


def body_hash(text: str, attachments: Iterable[str]) -> bytes:
    """Of what a letter says, and of the SHA-256 of all that was sent along, in its order."""
    return _body(flat(unstuffed(text)), attachments)


def _body(cleaned: bytes, attachments: Iterable[str]) -> bytes:
    digest = hashlib.sha256(cleaned)
    for sha256 in attachments:
        digest.update(_BETWEEN + bytes.fromhex(sha256))
    return digest.digest()
