"""The files that somebody hands in: found, and their bytes taken once."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from affiant.evidence.locator import locator
from affiant.evidence.originals import NO_ROOM, Originals
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Kept

ATTEMPTS = 3  # at a file that changes while its bytes are taken


@dataclass(frozen=True, slots=True)
class Found:
    """A path that was handed in or lies under a folder that was. `size` and `modified`
    (nanoseconds since 1970) are as seen then; `missing` tells why it cannot be had.
    """

    path: Path
    size: int = 0
    modified: int | None = None
    missing: Unreadable | None = None

    @property
    def locator(self) -> str:
        """What the ledger knows it by."""
        return locator(self.path)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.name

    def take(self, originals: Originals, limit: int) -> "Taken":
        """Archive its bytes: see `take`."""
        return take(self.path, originals, limit)


def gather(paths: Iterable[Path], without: Path) -> Iterator[Found]:
    """Every file under `paths` in the order of names, but for the folder `without`.

    Links to files are followed, links to folders are not (they are named as no file). What
    cannot be looked at is given with its reason.
    """
    for path in paths:
        yield from _under(Path(os.path.normpath(path.absolute())), without)


def _under(path: Path, without: Path) -> Iterator[Found]:
    waiting = [path]
    while waiting:
        here = waiting.pop()
        if here == without:
            continue
        try:
            seen = here.stat()
            if not stat.S_ISDIR(seen.st_mode):
                yield _file(here, seen)
            elif here.is_symlink() and here != path:
                yield Found(here, missing=Unreadable(Reason.NOT_A_FILE, _what(seen, here)))
            else:
                waiting += sorted(here.iterdir(), key=os.fsencode, reverse=True)
        except OSError as error:
            yield Found(here, missing=unavailable(error))


def _file(path: Path, seen: os.stat_result) -> Found:
    if not stat.S_ISREG(seen.st_mode):
        return Found(path, missing=Unreadable(Reason.NOT_A_FILE, _what(seen, path)))
    return Found(path, seen.st_size, seen.st_mtime_ns)


def _what(seen: os.stat_result, path: Path) -> str:
    if not stat.S_ISDIR(seen.st_mode):
        return "a device, pipe or socket"
    return "a link to a folder" if path.is_symlink() else "a folder"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's bytes, archived. `mishap` is set when it would not hold still meanwhile."""

    kept: Kept
    modified: int
    mishap: Unreadable | None = None


def take(path: Path, originals: Originals, limit: int) -> Taken:
    """Archive a file's bytes.

    Raises Unreadable: VANISHED, FORBIDDEN, NOT_A_FILE, TOO_LARGE; and OSError where there is no
    room for them, which says nothing of the file. One that changed in each of three attempts
    comes with that mishap and its last copy.
    """
    for attempt in range(ATTEMPTS):
        try:
            with open(_descriptor(path), "rb") as file:
                before = os.fstat(file.fileno())
                kept = originals.keep(file, limit)
                after = os.fstat(file.fileno())
        except OSError as error:
            if error.errno in NO_ROOM:
                raise
            raise unavailable(error) from error
        if _same(before, after) and kept.size == after.st_size:
            return Taken(kept, after.st_mtime_ns)
        if attempt == ATTEMPTS - 1:
            break
    return Taken(kept, after.st_mtime_ns, Unreadable(Reason.CHANGED, f"{ATTEMPTS} times"))


def _descriptor(path: Path) -> int:
    """Of a file with contents: a pipe is not waited for, and a folder is none."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    seen = os.fstat(descriptor)
    if stat.S_ISREG(seen.st_mode):
        return descriptor
    os.close(descriptor)
    raise Unreadable(Reason.NOT_A_FILE, _what(seen, path))


def _same(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def unavailable(error: OSError) -> Unreadable:
    """Why the system would not give the file."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Unreadable(Reason.VANISHED)
    if isinstance(error, PermissionError):
        return Unreadable(Reason.FORBIDDEN)
    if error.errno == errno.ELOOP:
        return Unreadable(Reason.NOT_A_FILE, "a link that leads back to itself")
    return Unreadable(Reason.DAMAGED, os.strerror(error.errno or 0))
