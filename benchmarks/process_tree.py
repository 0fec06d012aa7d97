"""A command with all processes that come of it: their CPU time, and their memory at its peak.

`affiant read` works through a forkserver, whose workers are not its children. This process
makes itself the reaper of orphans (prctl(2), PR_SET_CHILD_SUBREAPER), waits for them all, and
so finds their time in RUSAGE_CHILDREN.
"""

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
INTERVAL = 0.25  # seconds between looks at the memory; a look at four processes takes 1 ms
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Spent:
    """`cpu` and `wall` in seconds, user and system; memory in bytes resident.

    `resident` is the peak of the sum over the tree, in which pages that processes share are
    counted once for each; in `proportional` each has its share of them (Pss of proc(5)).
    `largest` is the peak of one process, resident.
    """

    code: int
    cpu: float
    wall: float
    resident: int = 0
    proportional: int = 0
    largest: int = 0


def spend(command: Sequence[str], *, watch_memory: bool = False) -> Spent:
    """Run the command to the end of its last process. Its output is thrown away."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, begun = _children(), time.monotonic()
    most, shares, largest = 0, 0, 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while watch_memory and process.poll() is None:
            pids = tree(process.pid)
            resident = [_resident(pid) for pid in pids]
            most, largest = max(most, sum(resident)), max(largest, *resident, 0)
            shares = max(shares, sum(_proportional(pid) for pid in pids))
            time.sleep(INTERVAL)
        code = process.wait()
    wall = time.monotonic() - begun
    _reap()
    return Spent(code, _children() - before, wall, most, shares, largest)


def tree(root: int) -> list[int]:
    """The process and all below it, as far as they are still there."""
    try:
        below = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:
        return []
    return [root, *(pid for child in below for pid in tree(int(child)))]


def _reap() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):  # it ended while we looked
        return 0


def _proportional(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in told.splitlines() if line[:4] == "Pss:")
