"""The casefile's own key: what it signs can be checked by whoever has its fingerprint.

Ed25519 (RFC 8032), in `keys/signing.pem` inside the casefile, made when first needed, readable
by its owner only. It proves that a bundle left this casefile unchanged; it proves nothing about
what the documents say, nor who holds the casefile.
"""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from affiant.access.whole import write_once

KEY_FILE = "signing.pem"
FOLDER_OWNER_ONLY = 0o700
_GROUP = 4  # characters of a fingerprint that are read aloud together


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature and the public key that checks it, both in base64 of their raw bytes."""

    signature: str
    public_key: str

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint. Raises ValueError when the key is no base64."""
        return fingerprint(_bytes(self.public_key))

    def holds(self, content: bytes) -> bool:
        """Whether this key signed exactly these bytes. False for what is no signature at all."""
        try:
            key = Ed25519PublicKey.from_public_bytes(_bytes(self.public_key))
            key.verify(_bytes(self.signature), content)
        except (InvalidSignature, ValueError):
            return False
        return True


class Signer:
    """Signs with the casefile's key. Raises ValueError when the key file holds no such key."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def of(cls, casefile: Path) -> "Signer":
        """The key of the casefile in this folder, made where there is none."""
        file = casefile / "keys" / KEY_FILE
        if not file.exists():
            _make(file)
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError(  # noqa: TRY004 - the file's content is wrong, not our call
                f"{file.name} holds another sort of key than Ed25519"
            )
        return cls(key)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the public key."""
        return fingerprint(self._public())

    def sign(self, content: bytes) -> Signature:
        """A signature over these bytes."""
        return Signature(_text(self._key.sign(content)), _text(self._public()))

    def _public(self) -> bytes:
        return self._key.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )


def fingerprint(public_key: bytes) -> str:
    """The first 128 bits of the key's SHA-256, in groups that can be read over the telephone."""
    digits = hashlib.sha256(public_key).hexdigest()[:32]
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def _make(file: Path) -> None:
    """Write a new key whole or not at all; two that make one at once end up with the same."""
    file.parent.mkdir(mode=FOLDER_OWNER_ONLY, exist_ok=True)
    made = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_once(file, made)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
