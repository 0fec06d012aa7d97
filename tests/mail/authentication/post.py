"""Letters and keys that the tests of authentication share."""

import random
from functools import cache

from affiant.mail.authentication.archive import ArchivedKey, KeyArchive
from benchmarks.mailing.signing import Signer

DOMAIN = "corp.example"
LETTER = (
    b'From: "Anne Dupont" <anne@corp.example>\r\n'
    b"To: Bob Lee <bob@dest.example>, carol@dest.example\r\n"
    b"Subject: figures for March\r\n"
    b"Date: Mon, 06 Jan 2014 09:00:00 +0000\r\n"
    b"Message-ID: <1@corp.example>\r\n"
    b"MIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n"
    b"\r\n"
    b"Bonjour,\r\n\r\nFrom what we know, 12 cl\xc3\xa9s were sent.\r\nAnne\r\n"
)


def signer(selector: str = "s1") -> Signer:
    """One key pair a selector: making one takes a while."""
    return _made(selector)


@cache
def _made(selector: str) -> Signer:
    return Signer.new(selector)


def signed(message: bytes = LETTER, *, seed: int = 1, selector: str = "s1") -> bytes:
    """The letter with a signature on top."""
    return signer(selector).signed(message, DOMAIN, random.Random(seed))


def archive(*keys: ArchivedKey) -> KeyArchive:
    """These keys; without any, that of `signer()`."""
    return KeyArchive(keys or [signer().archived(DOMAIN)])
