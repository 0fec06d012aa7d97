"""Tries to break the readers with files broken by chance, for as long as it is told to.

    python -m benchmarks.fuzz_files --minutes N [--seed S] [--record FILE]

Every file has a seed of its own (S, S + 1, ...) and goes the way of `affiant read`: chosen for,
read and searched for facts in a confined worker, with the program's limits but a minute's time.
What must hold: each file ends as read or as failed for a reason that a reader meant; "crashed"
(an exception nobody meant, a dead worker), too long and too much memory are faults.
"""

import hashlib
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from affiant.evidence.finding import Finder
from affiant.evidence.originals import Originals
from affiant.reading.failure import Reason
from affiant.reading.limits import Limits
from affiant.reading.outcome import Begun, Failed
from affiant.reading.sandbox import Pool, Task
from affiant.reading.source import Source
from benchmarks.result import circumstances
from benchmarks.stressing.faults import asked as options
from benchmarks.stressing.faults import tell
from benchmarks.stressing.files import file

FAULTS = frozenset({Reason.CRASHED, Reason.TOO_LONG, Reason.TOO_MUCH_MEMORY})
LIMITS = Limits(seconds=60)


def tasks(folder: Path, seed: int, until: float) -> Iterator[Task]:
    """A file a seed, written when it is asked for, until the time is over."""
    while time.monotonic() < until:
        suffix, payload = file(random.Random(seed))
        sha256 = hashlib.sha256(payload).hexdigest()
        path = folder / f"{seed}{suffix}"
        path.write_bytes(payload)
        yield Task(str(seed), Source(path, path.name, sha256, len(payload)))
        seed += 1


def main(argv: Sequence[str] | None = None) -> int:
    asked = options("Files broken by chance, and what must hold.").parse_args(argv)
    before, begun = os.getloadavg()[0], time.monotonic()
    ends: Counter[str] = Counter()
    broken: list[dict[str, str]] = []
    files = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keeper = Originals(folder / "originals")
        with Pool(Finder(), keeper, LIMITS, 1, documents=False) as pool:
            for outcome in pool.run(tasks(folder, asked.seed, begun + asked.minutes * 60)):
                if isinstance(outcome, Begun):
                    continue
                if len(outcome.path) == 1:
                    files += 1
                    (folder / outcome.name).unlink(missing_ok=True)
                ends[outcome.reason.value if isinstance(outcome, Failed) else "read"] += 1
                if isinstance(outcome, Failed) and outcome.reason in FAULTS:
                    fault = f"{outcome.reason}: {outcome.detail}"
                    broken.append({"seed": outcome.path[0], "name": outcome.name, "fault": fault})
    minutes = (time.monotonic() - begun) / 60
    counts = ", ".join(f"{reason} {count:,}" for reason, count in ends.most_common())
    summary = (
        f"{files:,} files (seeds from {asked.seed}), {sum(ends.values()):,} with their members "
        f"({counts}) in {minutes:.1f} minutes: {len(broken)} faults. "
        f"{circumstances(before, ('affiant',)).sentence()}"
    )
    return tell(summary, broken, asked.record)


if __name__ == "__main__":
    sys.exit(main())
