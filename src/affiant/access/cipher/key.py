"""A key of the ring, and the keys made of it: one a column for closing, one for its index.

HKDF with SHA-256 (RFC 5869). A key's id is made of the key, so a key that was put in place of
another one does not bear its id.
"""

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LENGTH = 32
_ID_LENGTH = 4


def derived(secret: bytes, purpose: str, *, length: int = LENGTH) -> bytes:
    """Bytes made of the secret for one purpose, which tell nothing of those for another."""
    return HKDF(SHA256(), length, salt=None, info=f"affiant {purpose}".encode()).derive(secret)


@dataclass(frozen=True, slots=True)
class Key:
    """256 bits. They are never printed."""

    secret: bytes = field(repr=False)

    @classmethod
    def make(cls) -> "Key":
        """A new key."""
        return cls(secrets.token_bytes(LENGTH))

    @property
    def id(self) -> str:
        """Eight hexadecimal digits that name the key."""
        return derived(self.secret, "key id 1", length=_ID_LENGTH).hex()

    def closing(self, table: str, column: str) -> bytes:
        """The key that closes this column."""
        return derived(self.secret, f"field 1\0{table}\0{column}")

    def indexing(self, table: str, column: str) -> bytes:
        """The key of this column's blind index."""
        return derived(self.secret, f"index 1\0{table}\0{column}")
