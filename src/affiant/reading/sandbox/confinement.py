"""What a worker process gives up before it opens the first file (Linux)."""

import ctypes
import faulthandler
import os
import resource
import signal

from affiant.reading.limits import MIB, Limits

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_PR_SET_NO_NEW_PRIVS = 38
_M_ARENA_MAX = -8  # glibc malloc.h
_ARENAS = 2  # each arena reserves 64 MiB of address space per thread of a library
_OPEN_FILES = 256  # a reader holds a handful; pdf and office libraries some more
_OUTPUT_MARGIN = MIB
_PAGE = os.sysconf("SC_PAGE_SIZE")


def confine(limits: Limits) -> None:
    """Tie this process to the life of its parent and take the means of harm away from it.

    The parent is multiprocessing's fork server, which ends as soon as the process that
    started it does, killed or not. Memory is limited as address space, so that a library
    that allocates without end gets ENOMEM instead of starving the machine.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.mallopt(_M_ARENA_MAX, _ARENAS)
    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit(resource.RLIMIT_AS, limits.memory)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, max(limits.member, limits.original) + _OUTPUT_MARGIN)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _silence()


def resident() -> int:
    """Bytes of this process that lie in memory now."""
    with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - asked for after every document
        return int(statm.read().split()[1]) * _PAGE


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (allowed, allowed))


def _silence() -> None:
    # Libraries print on the C level; nobody may write on the user's terminal but the CLI.
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)
