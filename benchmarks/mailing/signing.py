"""Signing with DKIM by dkimpy, which shares no line with what is measured."""

import base64
import random
from dataclasses import dataclass

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from affiant.mail.authentication.archive import ArchivedKey, KeySource

_ALWAYS = (b"from", b"to", b"subject", b"date", b"message-id")
_SOMETIMES = (
    b"cc", b"sender", b"mime-version", b"content-type", b"content-transfer-encoding",
    b"in-reply-to", b"reply-to",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signer:
    """One key under one selector."""

    selector: str
    private: bytes
    public: str

    @classmethod
    def new(cls, selector: str, bits: int = 2048) -> "Signer":
        """Make a key pair."""
        key = rsa.generate_private_key(65537, bits)
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        der = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return cls(selector, private, f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}")

    def archived(self, domain: str) -> ArchivedKey:
        """The key as a dump of the DNS would have it."""
        return ArchivedKey(domain, self.selector, self.public, KeySource.DNS, "made")

    def signed(self, message: bytes, domain: str, draw: random.Random) -> bytes:
        """The message with a signature on top, over fields and by forms drawn by chance."""
        forms = (b"relaxed", b"relaxed", b"simple")
        present = {line.partition(b":")[0].lower() for line in message.splitlines()}
        chosen = [name for name in _SOMETIMES if name in present and draw.random() < 0.7]
        if b"sender" in present and b"sender" not in chosen:
            chosen.append(b"sender")
        return bytes(
            dkim.sign(
                message,
                self.selector.encode(),
                domain.encode(),
                self.private,
                canonicalize=(draw.choice(forms), draw.choice(forms)),
                include_headers=[*_ALWAYS, *chosen],
            )
            + message
        )
