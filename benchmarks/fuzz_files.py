"""Tries to break the readers with files broken by chance, for as long as it is told to.

    python -m benchmarks.fuzz_files --minutes N [--seed S] [--record FILE]

Every file has a seed of its own (S, S + 1, ...) and goes the way of `affiant read`: chosen for,
read and searched for facts in a confined worker, with the program's limits but a minute's time.
What must hold: each file ends as read or as failed for a reason that a reader meant; "crashed"
(an exception nobody meant, a dead worker), too long and too much memory are faults.
"""

import argparse
import hashlib
import json
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
    asked = _arguments(argv)
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
    told = ", ".join(f"{reason} {count:,}" for reason, count in ends.most_common())
    summary = (
        f"{files:,} files (seeds from {asked.seed}), {sum(ends.values()):,} with their members "
        f"({told}) in {minutes:.1f} minutes: {len(broken)} faults. "
        f"{circumstances(before, ('affiant',)).sentence()}"
    )
    print(summary)
    for each in broken[:20]:
        print(f"seed {each['seed']}, {each['name']}: {each['fault']}")
    if asked.record:
        rows = [*broken, {"summary": summary}]
        asked.record.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return 1 if broken else 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Files broken by chance, and what must hold.")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--record", type=Path, metavar="FILE", help="JSON, a fault a line")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
