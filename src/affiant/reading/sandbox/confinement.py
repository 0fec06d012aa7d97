"""What a worker process gives up before it opens the first file (Linux)."""

import faulthandler
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from affiant.reading.formats import ocr
from affiant.reading.keeping import INCOMING
from affiant.reading.limits import MIB, Limits
from affiant.reading.sandbox import landlock, seccomp
from affiant.reading.sandbox.kernel import library

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_PR_SET_NO_NEW_PRIVS = 38
_M_ARENA_MAX = -8  # glibc malloc.h
_ARENAS = 2  # each arena reserves 64 MiB of address space per thread of a library
_OPEN_FILES = 256  # a reader holds a handful; pdf and office libraries some more
_FIRST_FREE = 3  # after the standard streams
_OUTPUT_MARGIN = MIB
_OF_THE_SYSTEM = (
    "/usr", "/lib", "/lib64", "/bin", "/opt", "/nix", "/proc/self", "/proc/cpuinfo",
    "/proc/meminfo", "/proc/sys/vm", "/sys/devices/system", "/dev/urandom", "/dev/random",
    "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types",
)  # fmt: skip
_PAGE = os.sysconf("SC_PAGE_SIZE")


def confine(limits: Limits, lifeline: int, folder: Path) -> None:
    """Tie this process to the life of its parent and take the means of harm away from it.

    `lifeline` is the descriptor of the pipe to the pool: the only one that stays open. (The
    fork server would live on as long as a worker held the end of its own pipe.) `folder` is where
    it reads and archives; beside it, it can read programs' own files alone (`_needed`), open no
    socket and start no program, as far as the kernel can see to it.

    The parent is multiprocessing's fork server, which ends as soon as the process that
    started it does, killed or not. Memory is limited as address space, so that a library
    that allocates without end gets ENOMEM instead of starving the machine.
    """
    libc = library()
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.mallopt(_M_ARENA_MAX, _ARENAS)
    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit(resource.RLIMIT_AS, limits.memory)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, max(limits.member, limits.original) + _OUTPUT_MARGIN)
    _silence()
    _close_all_but(lifeline)
    _limit(resource.RLIMIT_NOFILE, max(_OPEN_FILES, lifeline + 1))
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder / INCOMING)
    (folder / INCOMING).mkdir(parents=True, exist_ok=True)
    with suppress(OSError):  # a container may forbid to forbid
        landlock.restrict(_needed(), (folder, Path(os.devnull)))
    with suppress(OSError):
        seccomp.refuse()


def _needed() -> Iterator[Path]:
    """What Python and the libraries read while they run: code, their data, and the machine's."""
    yield from map(Path, filter(None, (sys.prefix, sys.base_prefix, *sys.path)))
    yield from map(Path, _OF_THE_SYSTEM)
    if (data := ocr.data_folder()) is not None:
        yield data


def resident() -> int:
    """Bytes of this process that lie in memory now."""
    with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - asked for after every document
        return int(statm.read().split()[1]) * _PAGE


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (allowed, allowed))


def _close_all_but(lifeline: int) -> None:
    held = [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]
    for descriptor in held:
        if descriptor >= _FIRST_FREE and descriptor != lifeline:
            with suppress(OSError):  # the descriptor that the listing itself used
                os.close(descriptor)


def _silence() -> None:
    # Libraries print on the C level; nobody may write on the user's terminal but the CLI.
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)
