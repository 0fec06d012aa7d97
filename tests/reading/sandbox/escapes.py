"""What a file would try once it has taken its reader over: each is refused, or succeeds."""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_ATTACH = 16  # PTRACE_ATTACH


def _trace() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(_ATTACH, os.getppid(), 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


WAYS: dict[str, Callable[[], object]] = {
    "call": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "whisper": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
    "start": lambda: subprocess.run([sys.executable, "-c", "pass"], check=True),
    "shoot": lambda: os.kill(os.getppid(), 0),
    "trace": _trace,
    "peek": lambda: Path("/etc/passwd").read_bytes(),
    "scribble": lambda: Path("/var/tmp/affiant-was-here").write_bytes(b""),  # noqa: S108 - it fails
    "unlink": lambda: Path(__file__).unlink(),
}
