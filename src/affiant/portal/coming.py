"""What of a large casefile is being worked out while nobody waits for it, and how far it is."""

import time
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """What a page needs."""

    NAMES = "names"
    ORIGINS = "origins"


@dataclass(frozen=True, slots=True)
class Coming:
    """`done` of `total` documents; 0 of 0 where it cannot be told. `begun` is on the clock of
    `time.monotonic`, 0 where it has not begun."""

    what: What
    done: int = 0
    total: int = 0
    begun: float = 0.0

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.begun if self.begun else 0.0


class NotReady(Exception):
    """What a page needs of a large casefile is being worked out, and it is not to wait for it."""

    def __init__(self, coming: Coming) -> None:
        super().__init__(coming.what.value)
        self.coming = coming
