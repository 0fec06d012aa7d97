"""What was made last for each of a few reaches; a team has a handful of them."""

import threading
from typing import Generic, TypeVar

from affiant.access.roles.reach import Reach

MOST_KEPT = 16
T = TypeVar("T")


class ByReach(Generic[T]):
    """By the reach it was made for; the one that was made longest ago gives way. Threads share it:
    whoever asks has the old one or the new one, never neither."""

    def __init__(self) -> None:
        self._made: dict[Reach, T] = {}
        self._lock = threading.Lock()

    def __getitem__(self, reach: Reach) -> T:
        with self._lock:
            return self._made[reach]

    def get(self, reach: Reach) -> T | None:
        """What was made last for this reach; None for nothing."""
        with self._lock:
            return self._made.get(reach)

    def keep(self, reach: Reach, made: T) -> T:
        """Keep this in place of what there was; it, for who goes on with it."""
        with self._lock:
            self._made.pop(reach, None)
            if len(self._made) >= MOST_KEPT:
                del self._made[next(iter(self._made))]
            self._made[reach] = made
        return made

    def drop(self, reach: Reach) -> None:
        """Keep nothing for it."""
        with self._lock:
            self._made.pop(reach, None)
