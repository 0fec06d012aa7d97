"""The system calls that a process gives up, by a seccomp filter (seccomp(2)).

Sockets of any kind, other programs, other processes, and the kernel's widest doors. The filter is a
program of classic BPF over a call's number and first argument; on an architecture whose numbers
are not known here there is none.
"""

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass

from affiant.reading.sandbox.kernel import checked, library

_PR_SET_SECCOMP = 22  # linux/prctl.h
_MODE_FILTER = 2  # linux/seccomp.h
_KILL, _ERROR, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_MOST = 4096  # instructions, BPF_MAXINSNS

_ALWAYS = (424, 425, 434, 438)
"""pidfd_send_signal, io_uring_setup (which opens sockets unseen), pidfd_open, pidfd_getfd."""
_CLONE3 = 435
"""Its flags cannot be looked at; whoever hears ENOSYS takes clone."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Of one architecture (asm/unistd.h). `signals` are kill and tgkill, whose first argument is a
    process; `foreign` is where numbers of another way of calling begin.
    """

    architecture: int  # linux/audit.h
    refused: tuple[int, ...]
    signals: tuple[int, ...]
    foreign: int | None = None


_KNOWN = {
    "x86_64": _Numbers(
        0xC000003E,
        (
            41, 42, 43, 49, 50, 288,  # socket, connect, accept, bind, listen, accept4
            59, 322,  # execve, execveat
            101, 310, 311,  # ptrace, process_vm_readv, process_vm_writev
            272, 308,  # unshare, setns
            248, 249, 250,  # add_key, request_key, keyctl
            298, 321, 323,  # perf_event_open, bpf, userfaultfd
        ),
        (62, 234),
        0x40000000,
    ),
    "aarch64": _Numbers(
        0xC00000B7,
        (
            198, 203, 202, 200, 201, 242,
            221, 281,
            117, 270, 271,
            97, 268,
            217, 218, 219,
            241, 280, 282,
        ),
        (129, 131),
    ),
}  # fmt: skip


def available() -> bool:
    """Whether there is a filter for this machine."""
    return platform.machine() in _KNOWN


def refuse() -> None:
    """Leave this thread, and all that it will start, nothing of these calls: they fail with EPERM.

    Needs PR_SET_NO_NEW_PRIVS. Raises OSError where the kernel has no seccomp.
    """
    numbers = _KNOWN.get(platform.machine())
    if numbers is None:
        return
    code = _program(numbers, os.getpid())
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(held))
    checked(library().prctl(_PR_SET_SECCOMP, _MODE_FILTER, program, 0, 0))


def _program(numbers: _Numbers, process: int) -> bytes:
    """Instructions of eight bytes: code, steps if true, steps if false, value."""
    refuse, unknown = _ERROR | errno.EPERM, _ERROR | errno.ENOSYS
    told = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, numbers.architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if numbers.foreign is not None:
        told += [(_AT_LEAST, 0, 1, numbers.foreign), (_RETURN, 0, 0, refuse)]
    told += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, unknown)]
    for number in (*numbers.refused, *_ALWAYS):
        told += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, refuse)]
    for number in numbers.signals:
        told += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_EQUAL, 0, 1, process),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, refuse),
        ]
    told += [(_RETURN, 0, 0, _ALLOW)]
    assert len(told) <= _MOST  # noqa: S101 - some sixty
    return b"".join(struct.pack("HBBI", *instruction) for instruction in told)
