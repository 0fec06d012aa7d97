"""A mailbox stored in a new casefile, or a stored one settled, in a process of its own.

    python -m benchmarks.mailing.ingest MAILBOX CASEFILE
    python -m benchmarks.mailing.ingest --settle CASEFILE

Prints how many messages, the seconds of processor time, and the peak of the whole process in
mebibytes. Nothing else is loaded than what the product loads, for the peers' libraries would count.
"""

import re
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_AS_OF = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Taken:
    """What it took: seconds of processor time, and the peak in mebibytes."""

    messages: int
    seconds: float
    peak: int

    @property
    def rate(self) -> float:
        """Messages per second."""
        return self.messages / self.seconds

    @classmethod
    def told(cls, line: str) -> "Taken":
        """As the process prints it."""
        count, seconds, peak = line.split()
        return cls(int(count), float(seconds), int(peak))


def _stored(path: Path, folder: Path) -> tuple[int, float]:
    from affiant.evidence.connection import start_django  # noqa: PLC0415 - before any model

    start_django()
    from affiant.evidence.casefile import Casefile  # noqa: PLC0415 - Django is loaded now
    from affiant.mail.storing import store  # noqa: PLC0415

    casefile = Casefile.create(folder)
    begun = time.process_time()
    summary = store(path, casefile)
    return summary.messages, time.process_time() - begun


def _settled(folder: Path) -> tuple[int, float]:
    from affiant.evidence.connection import start_django  # noqa: PLC0415 - before any model

    start_django()
    from affiant.evidence.casefile import Casefile  # noqa: PLC0415 - Django is loaded now
    from affiant.evidence.models.collection import DEFAULT  # noqa: PLC0415
    from affiant.mail.settling import settle  # noqa: PLC0415

    casefile = Casefile.open(folder)
    begun = time.process_time()
    with casefile.writing():
        found = settle(DEFAULT, _AS_OF, casefile.originals)
    return found.messages, time.process_time() - begun


def peak() -> int:
    """Of this process, in mebibytes. Not getrusage's, which a child takes over from its parent."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def main() -> None:
    """Do what is asked, and print what it took."""
    first, folder = sys.argv[1:]
    done = _settled(Path(folder)) if first == "--settle" else _stored(Path(first), Path(folder))
    print(*done, peak())


if __name__ == "__main__":
    main()
