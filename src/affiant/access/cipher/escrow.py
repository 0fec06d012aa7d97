"""The copy of the keys for a lost passphrase: `keys/escrow.age`, encrypted to an age public key.

The secret half (AGE-SECRET-KEY-1...) is kept apart from the casefile: printed, in a safe, with
a lawyer. It is written anew with every change of the ring, so it never lags behind.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

import pyrage

from affiant.access.cipher.errors import NotUnlocked, RingDamaged
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.whole import write_whole

FILE = "escrow.age"
_FORM = "affiant escrow 1"


@dataclass(frozen=True, slots=True)
class Escrow:
    """The escrow copy in the casefile's folder of keys."""

    keys: Path

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.keys / FILE

    def write(self, ring: Keyring, recipient: str) -> None:
        """Encrypt all keys to the recipient. Raises pyrage.RecipientError for one that is none."""
        told = {
            "form": _FORM,
            "recipient": recipient,
            "current": ring.current.id,
            "keys": [base64.b64encode(key.secret).decode() for key in ring.keys.values()],
        }
        to = pyrage.x25519.Recipient.from_str(recipient)
        write_whole(self.file, pyrage.encrypt(json.dumps(told).encode(), [to]))

    def open(self, identity: str) -> tuple[Keyring, str]:
        """The keys and the recipient. Raises FileNotFoundError, NotUnlocked, RingDamaged."""
        closed = self.file.read_bytes()
        try:
            secret = pyrage.x25519.Identity.from_str(identity.strip())
            told = json.loads(pyrage.decrypt(closed, [secret]))
        except (pyrage.IdentityError, pyrage.DecryptError) as error:
            raise NotUnlocked("this is not the recovery key that the copy was made for") from error
        keys = {key.id: key for key in (Key(base64.b64decode(text)) for text in told["keys"])}
        if told.get("form") != _FORM or told["current"] not in keys:
            raise RingDamaged("the escrow copy is no ring of affiant's")
        current = keys.pop(told["current"])
        return Keyring(current, tuple(keys.values())), told["recipient"]
