"""Where files wait until they are read: `uploads/UPLOAD/NUMBER` inside the casefile.

How much of a file is there is its length on the disk, nothing else: a piece is appended whole
or not at all, so a disk that fills, a connection that breaks and a process that is killed leave
the pieces before it. (A kill in the middle of a piece leaves a part of it, in its place.)
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from affiant.evidence.originals import NO_ROOM
from affiant.evidence.uploads.errors import Refused, Why

FOLDER = "uploads"
OWNER_ONLY, FOLDER_OWNER_ONLY = 0o600, 0o700
CHUNK = 256 * 1024


class Piece(Protocol):
    """A request's body, or part of one."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The waiting files of the casefile in `casefile`."""

    casefile: Path

    def path(self, upload: int, number: int) -> Path:
        """Where a file lies; both are numbers of rows."""
        return self.casefile / FOLDER / f"{upload:d}" / f"{number:d}"

    def have(self, upload: int, number: int) -> int:
        """How many of a file's bytes are there."""
        try:
            return self.path(upload, number).stat().st_size
        except FileNotFoundError:
            return 0

    def free(self, reserve: int) -> int:
        """How many bytes may still come, leaving so many free."""
        return max(0, shutil.disk_usage(self.casefile).free - reserve)

    def append(self, upload: int, number: int, at: int, piece: Piece, most: int) -> int:
        """Add a piece that begins at byte `at`; how long the file is then.

        Raises Refused: OUT_OF_STEP where it is not as long, OTHER_SIZE past `most` bytes,
        NO_ROOM when the disk fills, BUSY while another piece comes. The file is then as before.
        """
        path = self.path(upload, number)
        try:
            path.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
            with _alone(path) as file:
                return _added(file, at, piece, most)
        except OSError as error:
            if error.errno in NO_ROOM:
                raise Refused(Why.NO_ROOM, self.have(upload, number)) from error
            raise

    def settle(self, upload: int, number: int) -> str:
        """Put a whole file onto the disk; its SHA-256. Raises OSError."""
        with self.path(upload, number).open("rb") as file:
            os.fsync(file.fileno())
            return hashlib.file_digest(file, "sha256").hexdigest()

    def drop(self, upload: int, number: int) -> None:
        """Remove a file, or what is there of one."""
        self.path(upload, number).unlink(missing_ok=True)

    def clear(self, upload: int) -> None:
        """Remove all files of an upload."""
        shutil.rmtree(self.casefile / FOLDER / f"{upload:d}", ignore_errors=True)


@contextmanager
def _alone(path: Path) -> Iterator[int]:
    """The file, open for writing, and nobody else's. Raises Refused(BUSY)."""
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    file = os.open(path, flags, OWNER_ONLY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield file
    except BlockingIOError as error:
        raise Refused(Why.BUSY, os.fstat(file).st_size) from error
    finally:
        os.close(file)


def _added(file: int, at: int, piece: Piece, most: int) -> int:
    have = os.fstat(file).st_size
    if have != at:
        raise Refused(Why.OUT_OF_STEP, have)
    try:
        while chunk := piece.read(CHUNK):
            have += _written(file, have, chunk, most)
    except BaseException:
        with suppress(OSError):
            os.ftruncate(file, at)
        raise
    return have


def _written(file: int, at: int, chunk: bytes, most: int) -> int:
    """Write all of it: the system may take less at a time. Raises Refused(OTHER_SIZE)."""
    if at + len(chunk) > most:
        raise Refused(Why.OTHER_SIZE, at)
    done = 0
    while done < len(chunk):
        done += os.pwrite(file, chunk[done:], at + done)
    return done
