"""The keys that this process has unlocked. One casefile is open at a time, so is one ring.

Apart from the cryptography, so that a command that needs no key does not load it.
"""

from typing import Protocol

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import Locked


class Keys(Protocol):
    """What a field asks of `cipher.keyring.Keyring`."""

    def close(self, text: str, cell: Cell) -> str:
        """The text, encrypted for this cell."""
        ...

    def open(self, closed: str, cell: Cell) -> str:
        """The text again."""
        ...

    def mark(self, text: str, table: str, column: str) -> str:
        """Its blind index under the current key."""
        ...

    def marks(self, text: str, table: str, column: str) -> tuple[str, ...]:
        """Its blind index under every key."""
        ...


class _Hand:
    keys: Keys | None = None


def take(keys: Keys | None) -> None:
    """Use these keys from now on; None locks."""
    _Hand.keys = keys


def keys_at_hand() -> Keys:
    """The unlocked keys. Raises Locked."""
    if _Hand.keys is None:
        raise Locked("the casefile's keys are locked")
    return _Hand.keys
