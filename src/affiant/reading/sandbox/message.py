"""What passes between the parent and a worker besides the steps of a walk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from affiant.reading.document import Document
from affiant.reading.keeping import Keeper
from affiant.reading.limits import MIB, Limits
from affiant.reading.sandbox.step import Resume
from affiant.reading.sandbox.task import Task
from affiant.reading.sandbox.walk import Chooser

T = TypeVar("T")

MESSAGE_LIMIT = 512 * MIB
"""Pickled bytes of one message. A text of 64 Mi code points in four-byte script is half of
it; a `work` that makes more of one document than that is not worth the parent's memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """A task for a worker, and where to take it up."""

    task: Task
    resume: Resume


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker waits for a job."""


@dataclass(frozen=True, slots=True)
class Retiring:
    """The worker ends of its own will; what it was at goes on in a fresh one."""


@dataclass(frozen=True, slots=True)
class Charter(Generic[T]):
    """All that a worker is told when it starts. `documents`: whether to hand them over, too."""

    work: Callable[[Document], T]
    keeper: Keeper
    limits: Limits
    choose: Chooser
    documents: bool = True

    @property
    def module(self) -> str:
        """That the work is from."""
        return str(getattr(self.work, "__module__", type(self.work).__module__))
