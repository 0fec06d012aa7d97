"""The roll: one digest over the names, lengths and digests of all parts, in their order.

It stands signed at the end of a backup, so that a part that was changed, left out, put in or
moved is missed, and memory does not grow with the number of parts.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Roll:
    """The roll as it grows."""

    parts: int = 0
    length: int = 0
    _digest: Any = field(default_factory=hashlib.sha256)

    def add(self, name: str, size: int, sha256: str) -> None:
        """One more part."""
        self.parts += 1
        self.length += size
        self._digest.update(f"{name}\0{size}\0{sha256}\n".encode())

    @property
    def signed(self) -> bytes:
        """What the casefile's key signs."""
        return f"affiant backup roll 1\n{self.parts}\n{self.length}\n{self.digest}".encode()

    @property
    def digest(self) -> str:
        """The digest until now."""
        told: str = self._digest.hexdigest()
        return told
