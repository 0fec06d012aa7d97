"""`affiant read` on 2,000 mixed files of which 5 % are hostile: who is accounted for, at what cost.

    python -m benchmarks.hostile [count] [seed]

Every file must be in the ledger, the exit code must be 1 (done, with failures listed), and
memory must stay bounded. Exit code 1 when one of these does not hold.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.command import AFFIANT
from benchmarks.corpus import make_corpus
from benchmarks.process_tree import spend

HOSTILE_SHARE = 0.05
MIB = 1024 * 1024


def main(count: int = 2000, seed: int = 1) -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder, casefile = Path(temporary, "files"), Path(temporary, "casefile")
        corpus = make_corpus(folder, count, HOSTILE_SHARE, seed)
        at = ("--casefile", str(casefile), "--json")
        spent = spend([*AFFIANT, "read", str(folder), *at], watch_memory=True)
        # Exit code 1 tells that failures are listed, as they must be.
        answer = subprocess.run([*AFFIANT, "status", *at], capture_output=True, check=False)
    told = json.loads(answer.stdout)
    stands, failures = told["status"], told["failures"]
    handed_in = {str(path) for path in (*corpus.friendly, *corpus.hostile)}
    lost = handed_in - top_level(told)
    print("| what | |\n|---|---|")
    for what, number in (
        ("files, of which hostile", f"{count}, {len(corpus.hostile)}"),
        ("exit code of `affiant read`", spent.code),
        ("entries in the ledger: read, failed, left open", _states(stands)),
        ("friendly files that failed", sum(_is_of(f, corpus.friendly) for f in failures)),
        ("files that `status` does not account for", len(lost)),
        ("reasons", ", ".join(f"{reason} {n}" for reason, n in stands["reasons"].items())),
        ("wall time, CPU time", f"{spent.wall:.0f} s, {spent.cpu:.0f} s"),
        ("peak memory, shared pages once", f"{spent.proportional / MIB:.0f} MiB"),
        ("the largest process", f"{spent.largest / MIB:.0f} MiB"),
    ):
        print(f"| {what} | {number} |")
    print(f"\nSeed {seed}; load average {os.getloadavg()[0]:.1f}.")
    return 0 if spent.code == 1 and not lost and not stands["begun"] else 1


def top_level(told: dict[str, Any]) -> set[str]:
    """The files that were handed in, as `affiant status --json` names them."""
    return set(told["files"])


def _states(stands: dict[str, Any]) -> str:
    return f"{stands['entries']}: {stands['read']}, {stands['failed']}, {stands['begun']}"


def _is_of(failure: dict[str, Any], paths: tuple[Path, ...]) -> bool:
    return failure["locator"] in set(map(str, paths))


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
