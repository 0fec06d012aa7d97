from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are archived: their SHA-256, their length, and where they lie."""

    sha256: str
    size: int
    path: Path


class Keeper(Protocol):
    """Archives bytes under their SHA-256. Picklable: each worker gets its own copy."""

    @property
    def folder(self) -> Path:
        """Where they lie: a worker reads and writes there, and nowhere else. What is half done is
        in `INCOMING` below it, which a later run may empty.
        """
        ...

    def keep(self, payload: BinaryIO, limit: int) -> Kept:
        """Archive all that is left of `payload`.

        Raises Unreadable(TOO_LARGE) past `limit` bytes, keeping nothing.
        """
        ...
