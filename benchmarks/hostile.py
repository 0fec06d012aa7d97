"""`affiant read` on 2,000 mixed files of which 5 % are hostile: who is accounted for, at what cost.

    python -m benchmarks.hostile [count] [seed]

Every file must be in the ledger, the exit code must be 1 (done, with failures listed), and
memory must stay bounded. RSS is the sum over the process tree, pages that workers share
counted once for each; CPU is of the whole tree, sampled, so a little is missed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import make_corpus

HOSTILE_SHARE = 0.05
INTERVAL = 0.1  # seconds between samples
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Cost:
    """What a process tree has cost so far."""

    peak: int = 0
    _cpu: dict[int, float] = field(default_factory=dict)

    @property
    def cpu(self) -> float:
        return sum(self._cpu.values())

    def sample(self, root: int) -> None:
        resident = 0
        for pid in tree(root):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:  # it ended while we looked
                continue
            resident += int(fields[21]) * PAGE
            # Own time and that of children that were waited for, whom we then forget.
            self._cpu[pid] = (int(fields[11]) + int(fields[12])) / TICKS
        self.peak = max(self.peak, resident)


def tree(root: int) -> list[int]:
    try:
        below = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:
        return []
    return [root, *(pid for child in below for pid in tree(int(child)))]


def run(command: list[str], log: Path) -> tuple[int, float, Cost]:
    cost = Cost()
    start = time.monotonic()
    with log.open("wb") as output, subprocess.Popen(command, stdout=output) as process:
        while process.poll() is None:
            cost.sample(process.pid)
            time.sleep(INTERVAL)
    return process.returncode, time.monotonic() - start, cost


def main(count: int = 2000, seed: int = 1) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder, casefile = Path(temporary, "files"), Path(temporary, "casefile")
        corpus = make_corpus(folder, count, HOSTILE_SHARE, seed)
        by_suffix = Counter(path.suffix for path in corpus.friendly + corpus.hostile)
        print(f"{count} files, {len(corpus.hostile)} hostile, seed {seed}: {dict(by_suffix)}")
        command = ["affiant", "read", str(folder), "--casefile", str(casefile), "--json"]
        code, wall, cost = run(command, Path(temporary, "read.json"))
        print(f"exit code {code}; {wall:.1f} s wall, {cost.cpu:.1f} s CPU, ", end="")
        print(f"peak {cost.peak / 2**20:.0f} MiB resident, {count / wall:.0f} files/s")
        status = ["affiant", "status", "--casefile", str(casefile), "--json"]
        # Exit code 1 tells that failures are listed, as they must be.
        answer = subprocess.run(status, capture_output=True, check=False)
        print(json.dumps(json.loads(answer.stdout)["status"], indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
