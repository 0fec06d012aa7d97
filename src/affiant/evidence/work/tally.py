from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from affiant.evidence.work.queue import SAMPLES


@dataclass(slots=True)
class Tally:
    """How far a job is: written by whoever does it, read by the heart in a thread of its own."""

    total: int | None = None
    done: int = 0
    failed: int = 0
    passed: int = 0
    documents: int = 0
    facts: int = 0
    samples: list[list[float]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def advance(self, name: str, *, failed: bool) -> None:
        """One more file is done with (`evidence.intake.Progress`)."""
        del name
        with self._lock:
            self.done += 1
            self.failed += failed

    def counts(self, at: float) -> dict[str, Any]:
        """The job's columns as of `at`, in seconds since the epoch."""
        with self._lock:
            self.samples = [*self.samples[1 - SAMPLES :], [round(at, 1), self.done]]
            return {
                "total": self.total,
                "done": self.done,
                "failed": self.failed,
                "passed": self.passed,
                "documents": self.documents,
                "facts": self.facts,
                "samples": self.samples,
            }
