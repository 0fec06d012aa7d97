"""Reading invented containers in one process: what tests of several formats share."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from affiant.reading.document import Document
from affiant.reading.failure import Reason
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed, Outcome, Read
from affiant.reading.sandbox import Task, walk
from affiant.reading.source import Source
from tests.reading.sandbox.mischief import Shelf


@dataclass(frozen=True)
class Walked:
    """The outcomes of one file."""

    outcomes: list[Outcome[int]]
    folder: Path

    @property
    def top(self) -> Read[int] | Failed:
        last = self.outcomes[-1]
        assert not isinstance(last, Begun)
        return last

    @property
    def document(self) -> Document:
        assert isinstance(self.top, Read)
        assert self.top.document is not None
        return self.top.document

    def ends(self) -> dict[tuple[str, ...], Reason | None]:
        """The key path of everything inside, and why it failed if it did."""
        return {
            outcome.path[1:]: outcome.reason if isinstance(outcome, Failed) else None
            for outcome in self.outcomes
            if not isinstance(outcome, Begun)
        }

    def kept(self, *keys: str) -> bytes:
        """The archived bytes of a member."""
        begun = next(
            o for o in self.outcomes if isinstance(o, Begun) and o.path[1:] == keys and o.sha256
        )
        return (self.folder / str(begun.sha256)).read_bytes()

    def named(self, *keys: str) -> str:
        """What a member is called."""
        return next(o.name for o in self.outcomes if o.path[1:] == keys)


def read(
    folder: Path,
    name: str,
    content: bytes,
    limits: Limits = Limits(),  # noqa: B008 - immutable
    declared: str | None = None,
) -> Walked:
    """Walk `content` as a file of that name."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = folder / sha256
    path.write_bytes(content)
    source = Source(path, name, sha256, len(content), declared)
    task = Task("top", source)
    return Walked(list(walk(task, lambda d: len(d.text), Shelf(folder), limits)), folder)
