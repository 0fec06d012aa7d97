"""What the parent knows of a task that a worker is at: enough to name the culprit when the
worker dies, and to take the task up behind it. Memory does not grow with the members.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from affiant.reading.failure import Unreadable
from affiant.reading.outcome import Begun, Failed, Read
from affiant.reading.sandbox.step import Opening, Resume, Skipped, Step
from affiant.reading.sandbox.task import Task


@dataclass(slots=True)
class _Level:
    begun: Begun
    passed: int = 0


@dataclass(slots=True)
class Progress:
    """Fed every step of one task in order.

    `finished` tells that the task itself has its outcome.
    """

    task: Task
    finished: bool = False
    _open: list[_Level] = field(default_factory=list)
    _opening: Opening | None = None
    _members: int = 0
    _unpacked: int = 0

    @property
    def size(self) -> int:
        """Bytes of what the worker is at."""
        return self._open[-1].begun.size if self._open else self.task.source.size

    def note(self, step: Step[object]) -> None:
        """Follow one step."""
        match step:
            case Opening():
                self._opening = step
                self._members += 1
            case Begun():
                self._opening = None
                self._unpacked += step.size if self._open else 0
                self._open.append(_Level(step))
            case Read() | Failed():
                self._open.pop()
                self._pass_member()
            case Skipped():
                self._pass_member()

    def resume(self) -> Resume:
        """Where a fresh worker goes on."""
        passed = tuple(level.passed for level in self._open)
        return Resume(passed, self._members, self._unpacked)

    def blame(self, why: Unreadable) -> Iterator[Begun | Failed]:
        """The outcomes of what the worker was at when it died, each already noted."""
        culprit = self._culprit()
        if culprit is not None:
            self.note(culprit)
            yield culprit
        level = self._open[-1]
        failed = Failed(
            path=level.begun.path,
            name=level.begun.name,
            sha256=level.begun.sha256,
            size=level.begun.size,
            reason=why.reason,
            detail=why.detail,
            members=level.passed,
        )
        self.note(failed)
        yield failed

    def _culprit(self) -> Begun | None:
        if self._opening is not None:
            return Begun(self._opening.path, self._opening.name, None, 0)
        if self._open:
            return None
        source = self.task.source
        return Begun((self.task.key,), source.name, source.sha256, source.size)

    def _pass_member(self) -> None:
        if self._open:
            self._open[-1].passed += 1
        else:
            self.finished = True
