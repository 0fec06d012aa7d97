"""Which process works, so that another on the same machine can tell whether it is still there.

A process is known by the machine's boot and by when the process began, since numbers of
processes are used again.
"""

import os
import socket
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_STARTED = 19  # fields of /proc/PID/stat after the name and its bracket, up to `starttime`


@dataclass(frozen=True, slots=True)
class Worker:
    """A process: the machine's name and boot, its number, and when it began (clock ticks)."""

    machine: str
    process: int
    started: str

    @classmethod
    def here(cls) -> "Worker":
        """This process."""
        return cls(_machine(), os.getpid(), _started(os.getpid()) or "")

    @classmethod
    def parse(cls, text: str) -> "Worker":
        """The worker that `str` wrote. Raises ValueError."""
        machine, process, started = text.rsplit(" ", 2)
        return cls(machine, int(process), started)

    def __str__(self) -> str:
        return f"{self.machine} {self.process} {self.started}"

    @property
    def is_gone(self) -> bool:
        """Whether it surely works no more; False for one on another machine."""
        return self.machine == _machine() and _started(self.process) != self.started


def is_gone(text: str) -> bool:
    """Whether the worker that a job names surely works no more."""
    try:
        return Worker.parse(text).is_gone
    except ValueError:
        return True


@lru_cache(maxsize=1)
def _machine() -> str:
    try:
        boot = _BOOT.read_text("ascii").strip()
    except OSError:
        boot = ""
    return f"{socket.gethostname()[:60]} {boot}"


def _started(process: int) -> str | None:
    """When a process began; None where there is none, or only what is left of one."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except OSError:
        return None
    state, *rest = told.rpartition(")")[2].split()
    return None if state in ("Z", "X") else rest[_STARTED - 1]
