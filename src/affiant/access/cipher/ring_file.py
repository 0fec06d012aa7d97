"""The ring on the disk: `keys/ring.json`, each key closed by the passphrase or the key file.

Written whole or not at all. All of it is under one MAC, so nobody who cannot open the ring can
change which key is current, or to whom the escrow copy goes.
"""

import base64
import binascii
import fcntl
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from affiant.access.cipher.errors import NotUnlocked, RingDamaged
from affiant.access.cipher.escrow import Escrow
from affiant.access.cipher.key import Key, derived
from affiant.access.cipher.keyring import Keyring
from affiant.access.cipher.wrapping import Unlocking
from affiant.access.whole import write_whole

FILE = "ring.json"
_FORM = "affiant ring 1"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class RingFile:
    """The ring in the casefile's folder of keys."""

    keys: Path

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.keys / FILE

    @property
    def escrow(self) -> Escrow:
        """The copy for whoever keeps the recovery key."""
        return Escrow(self.keys)

    def create(self, unlocking: Unlocking, recipient: str) -> Keyring:
        """A new ring of one key, and its escrow copy. Raises FileExistsError, RecipientError.

        `recipient` is an age public key (age1...); its identity is kept apart from the casefile.
        """
        if self.file.exists():
            raise FileExistsError(self.file)
        ring = Keyring(Key.make())
        self.write(ring, unlocking, recipient)
        return ring

    def open(self, unlocking: Unlocking) -> Keyring:
        """The keys. Raises FileNotFoundError, NotUnlocked or RingDamaged."""
        return self._open(unlocking)[0]

    def renew(self, unlocking: Unlocking) -> Keyring:
        """Add a key and make it current; the others go on opening what they closed."""
        with self._alone():
            ring, recipient = self._open(unlocking)
            renewed = Keyring(Key.make(), tuple(ring.keys.values()))
            self.write(renewed, unlocking, recipient)
            return renewed

    def forget(self, unlocking: Unlocking, key: str) -> Keyring:
        """Take a key out for good; `rotation.forget` first makes sure that no row needs it.

        Raises KeyError for one that is not there, ValueError for the current one.
        """
        with self._alone():
            ring, recipient = self._open(unlocking)
            if key == ring.current.id:
                raise ValueError("the current key closes what is written: renew it first")
            others = {**ring.keys}
            del others[key]
            left = Keyring(ring.current, tuple(others.values()))
            self.write(left, unlocking, recipient)
            return left

    def change(self, unlocking: Unlocking, new: Unlocking) -> None:
        """Close the ring with another passphrase or key file."""
        with self._alone():
            ring, recipient = self._open(unlocking)
            self.write(ring, new, recipient)

    def recover(self, identity: str, new: Unlocking) -> Keyring:
        """Make the ring again from the escrow copy, closed with a new passphrase or key file.

        `identity` is the age secret key that was kept apart. Raises NotUnlocked when it is not
        the one, RingDamaged when the copy is no ring of this casefile.
        """
        ring, recipient = self.escrow.open(identity)
        lost = self._named_keys() - set(ring.keys)
        if lost:
            raise RingDamaged("the escrow copy lacks keys of this casefile: it is an old one")
        self.write(ring, new, recipient)
        return ring

    def write(self, ring: Keyring, unlocking: Unlocking, recipient: str) -> None:
        """Write the escrow copy, then the ring: what the ring closes can always be recovered."""
        self.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.escrow.write(ring, recipient)
        settings = dict(unlocking.begin())
        wrapping = unlocking.key(settings)
        told: dict[str, Any] = {
            "form": _FORM,
            "wrapping": settings,
            "current": ring.current.id,
            "recipient": recipient,
            "keys": {name: _wrapped(wrapping, key) for name, key in sorted(ring.keys.items())},
        }
        told["mac"] = _mac(wrapping, told)
        write_whole(self.file, json.dumps(told, indent=1).encode())

    def _open(self, unlocking: Unlocking) -> tuple[Keyring, str]:
        told = self._told()
        try:
            wrapping = unlocking.key(told["wrapping"])
            keys = {name: _unwrapped(wrapping, name, text) for name, text in told["keys"].items()}
            current, recipient = keys.pop(told["current"]), told["recipient"]
        except (KeyError, AttributeError, TypeError, binascii.Error) as error:
            raise RingDamaged("the ring lacks a part") from error
        if not hmac.compare_digest(str(told.get("mac")), _mac(wrapping, told)):
            raise RingDamaged("the ring was changed by somebody without its key")
        return Keyring(current, tuple(keys.values())), recipient

    def _told(self) -> dict[str, Any]:
        try:
            told = json.loads(self.file.read_bytes())
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise RingDamaged("the ring is not readable") from error
        if not isinstance(told, dict) or told.get("form") != _FORM:
            raise RingDamaged("the ring is of a form that this version does not know")
        return told

    def _named_keys(self) -> set[str]:
        """The ids that the ring on the disk names; none where it is gone or unreadable."""
        try:
            return set(self._told().get("keys", ()))
        except (FileNotFoundError, RingDamaged):
            return set()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.keys / "ring.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _wrapped(wrapping: bytes, key: Key) -> str:
    nonce = os.urandom(_NONCE)
    share = derived(wrapping, "wrapping 1")
    return base64.b64encode(
        nonce + AESGCM(share).encrypt(nonce, key.secret, key.id.encode())
    ).decode()


def _unwrapped(wrapping: bytes, name: str, text: str) -> Key:
    content = base64.b64decode(text, validate=True)
    share = derived(wrapping, "wrapping 1")
    try:
        return Key(AESGCM(share).decrypt(content[:_NONCE], content[_NONCE:], name.encode()))
    except (InvalidTag, ValueError) as error:
        raise NotUnlocked("the passphrase or the key file does not open the ring") from error


def _mac(wrapping: bytes, told: Mapping[str, Any]) -> str:
    content = {name: value for name, value in told.items() if name != "mac"}
    written = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(derived(wrapping, "ring mac 1"), written, "sha256").hex()
