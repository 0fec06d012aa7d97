"""The files and signals that a process gives up, by Linux's Landlock (landlock(7); from 5.13 on).

Without a Landlock in the kernel nothing is given up here; a newer kernel gives up more.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from affiant.reading.sandbox.kernel import checked, library

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION = 1  # LANDLOCK_CREATE_RULESET_VERSION
_PATH_BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKING = 0x1FF0  # removing and making of every kind, bits 4 to 12
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
_REMOVE_FILE, _MAKE_DIRECTORY, _MAKE_FILE = 1 << 5, 1 << 7, 1 << 8

_SINCE = {2: _REFER, 3: _TRUNCATE, 5: _IOCTL_DEVICE}
"""Version of Landlock to the right that it can withhold; the others it always could."""
_TCP = 0b11  # bind, connect
_SCOPES = 0b11  # abstract sockets and signals of processes outside
_TCP_SINCE, _SCOPES_SINCE = 4, 6

_READ = _READ_FILE | _READ_DIR
_WRITE = _READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_DIRECTORY | _MAKE_FILE | _REFER | _TRUNCATE
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE | _EXECUTE | _IOCTL_DEVICE


def version() -> int:
    """Of the kernel's Landlock; 0 where there is none, or where it is switched off."""
    told = library().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)
    return max(0, int(told))


def restrict(readable: Iterable[Path], writable: Iterable[Path]) -> None:
    """Leave this process, and all that it will start, nothing but to read what lies at or below
    `readable` and `writable`, and to write below `writable`: no other file, no program, no TCP,
    no signal to others.

    Needs PR_SET_NO_NEW_PRIVS. What is open stays open. Raises OSError where the kernel refuses.
    """
    told = version()
    if not told:
        return
    handled = _EXECUTE | _WRITE_FILE | _READ | _MAKING
    for since, right in _SINCE.items():
        handled |= right if told >= since else 0
    attributes = struct.pack("=Q", handled)
    if told >= _TCP_SINCE:
        attributes += struct.pack("=Q", _TCP)
    if told >= _SCOPES_SINCE:
        attributes += struct.pack("=Q", _SCOPES)
    ruleset = _call(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        for path in readable:
            _allow(ruleset, path, _READ & handled)
        for path in writable:
            _allow(ruleset, path, _WRITE & handled)
        _call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    """What is not there needs no rule."""
    with suppress(FileNotFoundError, NotADirectoryError):
        at = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            kept = rights if path.is_dir() else rights & _OF_FILES
            _call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", kept, at), 0)
        finally:
            os.close(at)


def _call(number: int, *arguments: object) -> int:
    return checked(int(library().syscall(number, *arguments)))
