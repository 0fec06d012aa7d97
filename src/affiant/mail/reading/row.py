"""The rows of a trove's ledger: which bytes are what.

Invariant: the rows of one file follow each other without gap or overlap, from 0 to its size
(the tests prove it). Only messages of a store that is no sequence of bytes (PST) have none.
"""

from dataclasses import dataclass
from enum import StrEnum

from affiant.mail.reading.trouble import Trouble


class Kind(StrEnum):
    """What a stretch of a trove is."""

    MESSAGE = "message"
    SEPARATOR = "separator"
    UNREADABLE = "unreadable"
    CONTAINER = "container"
    """An archive or a store as a whole: what lies in it has rows of its own."""


@dataclass(
    slots=True, unsafe_hash=True
)  # not frozen: made for each message, in a fifth of the time
class Row:
    """Bytes `start` to before `end` of a file, what they are, and what is wrong with them."""

    start: int
    end: int
    kind: Kind
    trouble: Trouble | None = None

    @property
    def size(self) -> int:
        """In bytes."""
        return self.end - self.start

    def with_troubles(self, told: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
        """Its own, then those of the message that it is."""
        return tuple(dict.fromkeys((self.trouble, *told))) if self.trouble else told
