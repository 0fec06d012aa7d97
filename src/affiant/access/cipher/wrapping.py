"""What closes the ring itself: a passphrase, or a file that is kept elsewhere.

A passphrase goes through scrypt (RFC 7914), which OpenSSL has everywhere. The cost is in the
ring's file, so that it can rise later; a file that asks for more than a laptop has is refused.
"""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from affiant.access.cipher.errors import NotUnlocked, RingDamaged
from affiant.access.cipher.key import LENGTH, derived
from affiant.access.whole import write_new

COST = 2**17  # with 8 blocks: 128 MiB and half a second, as OWASP's cheat sheet has it for scrypt
_BLOCKS, _LANES = 8, 1
_LEAST_COST, _MOST_COST = 2, 2**20
_SALT = 16
_LEAST_CHARACTERS = 12

Settings = Mapping[str, str | int]


class Unlocking(Protocol):
    """Gives the key that closes the ring."""

    def begin(self) -> Settings:
        """What the ring's file must remember to make the same key again."""
        ...

    def key(self, settings: Settings) -> bytes:
        """The key. Raises NotUnlocked or RingDamaged."""
        ...


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Something that a person knows. Raises ValueError for one that is soon guessed."""

    words: str = field(repr=False)
    cost: int = COST

    def begin(self) -> Settings:
        """A salt of its own for each ring."""
        if len(self.words) < _LEAST_CHARACTERS:
            raise ValueError(f"a passphrase has at least {_LEAST_CHARACTERS} characters")
        salt = base64.b64encode(secrets.token_bytes(_SALT)).decode()
        return {"by": "passphrase", "salt": salt, "cost": self.cost}

    def key(self, settings: Settings) -> bytes:
        """Takes half a second, so that guessing takes long."""
        if settings.get("by") != "passphrase":
            raise NotUnlocked("a key file closed the ring, not a passphrase")
        cost, salt = settings.get("cost"), settings.get("salt")
        if not isinstance(cost, int) or not _LEAST_COST <= cost <= _MOST_COST or cost & (cost - 1):
            raise RingDamaged("the ring asks for a cost that is none")
        try:
            made = base64.b64decode(str(salt), validate=True)
        except ValueError as error:
            raise RingDamaged("the ring's salt is none") from error
        return Scrypt(made, LENGTH, cost, _BLOCKS, _LANES).derive(self.words.encode())


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file of random bytes, kept where the casefile and its backups are not."""

    path: Path

    @classmethod
    def make(cls, path: Path) -> "KeyFile":
        """Write a new one, for its owner only. Raises FileExistsError."""
        write_new(path, secrets.token_bytes(LENGTH))
        return cls(path)

    def begin(self) -> Settings:
        """Nothing needs to be remembered."""
        return {"by": "file"}

    def key(self, settings: Settings) -> bytes:
        """The key in the file."""
        if settings.get("by") != "file":
            raise NotUnlocked("a passphrase closed the ring, not a key file")
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise NotUnlocked(f"the key file cannot be read: {error.strerror}") from error
        if len(content) != LENGTH:
            raise NotUnlocked(f"a key file has {LENGTH} bytes")
        return derived(content, "key file 1")
