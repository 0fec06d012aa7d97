"""What came of each thing that was read: the rows of the ledger, before they are stored.

Every `Begun` is followed by exactly one `Read` or `Failed` for the same key path. A container
is `Begun`, then its members come, then its own `Read` or `Failed` with the count of members.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from affiant.reading.document import Document
from affiant.reading.failure import Reason

T = TypeVar("T")

KeyPath = tuple[str, ...]
"""The task's own key, then the keys of the members on the way in."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Reading of this thing starts; its bytes, if they could be had, are archived."""

    path: KeyPath
    name: str
    sha256: str | None
    size: int


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """It was read. `product` is what the pool's work made of the document (None without one).

    `expected` is what a container announced, `members` what came out of it (read and failed).
    """

    path: KeyPath
    name: str
    sha256: str
    size: int
    reader: str
    reader_version: str
    document: Document | None
    product: T | None
    expected: int | None = None
    members: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """It was not read, and why; its bytes are kept where they could be had."""

    path: KeyPath
    name: str
    sha256: str | None
    size: int
    reason: Reason
    detail: str = ""
    reader: str | None = None
    expected: int | None = None
    members: int = 0


Outcome = Begun | Read[T] | Failed
