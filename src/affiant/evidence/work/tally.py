from dataclasses import dataclass, field
from typing import Any

from affiant.evidence.intake import Intake
from affiant.evidence.work.queue import SAMPLES


@dataclass(slots=True)
class Tally:
    """How far a job is: written by whoever does it, read by the heart in a thread of its own."""

    total: int | None = None
    done: int = 0
    _intake: Intake | None = None
    _samples: list[list[float]] = field(default_factory=list)

    def advance(self, name: str, *, failed: bool) -> None:
        """One more file is done with (`evidence.intake.Progress`)."""
        del name, failed
        self.done += 1

    def watch(self, intake: Intake) -> None:
        """Tell what this run has read, too."""
        self._intake = intake

    def counts(self, at: float) -> dict[str, Any]:
        """The job's columns as of `at`, in seconds since the epoch."""
        self._samples = [*self._samples[1 - SAMPLES :], [round(at, 1), self.done]]
        told = {"total": self.total, "done": self.done, "samples": self._samples}
        if self._intake is not None:
            so_far = self._intake.so_far
            told |= {"failed": so_far.failed, "passed": so_far.unchanged}
            told |= {"documents": so_far.read, "facts": so_far.facts}
        return told
