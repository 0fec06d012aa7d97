"""What a walk tells besides its outcomes, so that it can be taken up where it broke off."""

from dataclasses import dataclass
from typing import TypeVar

from affiant.reading.outcome import KeyPath, Outcome

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opening:
    """The bytes of this member are about to be unpacked. If we die now, it was the culprit."""

    path: KeyPath
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A member that an earlier run finished was passed over; it counts as a member."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Still alive: a member that this run has already told of was passed over."""


Step = Outcome[T] | Opening | Skipped | Tick


@dataclass(frozen=True, slots=True)
class Resume:
    """How far an earlier walk of the same task came.

    `passed[i]` members of the open container at depth i are behind us, and the next one is
    the open container at depth i + 1 (if there is one). An empty tuple is a fresh start.
    `members` and `unpacked` (bytes) are what has been charged to the limits.
    """

    passed: tuple[int, ...] = ()
    members: int = 0
    unpacked: int = 0
