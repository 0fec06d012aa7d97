"""The archive of original bytes, addressed by their SHA-256.

`originals/ab/cdef...` holds the bytes whose digest is abcdef... A file there is whole or not
there: it is written under another name and renamed. It is never written to again and has no
write permission. `originals/incoming/` holds what a killed run left; it is emptied by the
next run that writes.
"""

import ctypes
import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import INCOMING, Kept

CHUNK = 1024 * 1024
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where it has no room for what is written."""
READ_ONLY = 0o440
MANY = 4
"""Files that are written to the disk one by one; beyond, all that waits is written at once, which
takes a sixth of the time for eleven files and spares the disk's journal an entry each."""


@dataclass(frozen=True, slots=True)
class Originals:
    """A content-addressed store of bytes in `folder`. Picklable; safe for many processes."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where bytes of this digest lie, if they are kept."""
        return self.folder / sha256[:2] / sha256[2:]

    def keep(self, payload: BinaryIO, limit: int) -> Kept:
        """Archive all that is left of `payload`.

        Raises Unreadable(TOO_LARGE) past `limit` bytes, keeping nothing. Keeping the same
        bytes again costs no room.
        """
        incoming = self.folder / INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        part = incoming / f"{os.getpid()}-{secrets.token_hex(8)}"
        try:
            sha256, size = _copy(payload, part, limit)
            return Kept(sha256, size, self._settle(part, sha256))
        finally:
            part.unlink(missing_ok=True)

    def keep_bytes(self, content: bytes, sha256: str) -> None:
        """Archive bytes at hand, of a digest just worked out: `keep` in half its time."""
        folder = os.fspath(self.folder)  # strings, not paths: called for each attachment of a trove
        final = os.path.join(folder, sha256[:2], sha256[2:])  # noqa: PTH118 - the same
        if os.path.exists(final):  # noqa: PTH110 - the same
            return
        part = os.path.join(folder, INCOMING, f"{os.getpid()}-{secrets.token_hex(8)}")  # noqa: PTH118 - the same
        try:
            _write(part, content)
        except FileNotFoundError:
            Path(part).parent.mkdir(parents=True, exist_ok=True)
            _write(part, content)
        try:
            os.rename(part, final)  # noqa: PTH104 - the same
        except FileNotFoundError:
            Path(final).parent.mkdir(parents=True, exist_ok=True)
            Path(part).rename(final)

    def adopt(self, file: Path) -> Kept:
        """Archive a file of the same disk that nobody writes to any more, by moving it.

        It is hashed first, whatever it is said to hold. Raises OSError.
        """
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
            size = os.fstat(opened.fileno()).st_size
        path = self._settle(file, sha256)
        file.unlink(missing_ok=True)  # the same bytes were there
        return Kept(sha256, size, path)

    def _settle(self, part: Path, sha256: str) -> Path:
        final = self.path(sha256)
        if not final.exists():
            final.parent.mkdir(parents=True, exist_ok=True)
            part.chmod(READ_ONLY)
            part.rename(final)
        return final

    def sync(self, digests: set[str]) -> None:
        """Make sure that these bytes are on the disk, not only in the system's cache."""
        if len(digests) >= MANY and _sync_all(self.folder):
            return
        for sha256 in digests:
            descriptor = os.open(self.path(sha256), os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def sweep(self) -> None:
        """Remove what a killed run left half written. Only the one writer may call it."""
        incoming = self.folder / INCOMING
        if incoming.is_dir():
            for part in incoming.iterdir():
                part.unlink(missing_ok=True)

    def digests(self) -> Iterator[str]:
        """The digests of all that is kept, as the file names claim."""
        for group in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for file in sorted(group.iterdir()):
                yield group.name + file.name

    def rehash(self, sha256: str) -> str:
        """The digest of the bytes as they are now. Raises OSError where they cannot be read."""
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(payload: BinaryIO, target: Path, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        while chunk := payload.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise Unreadable(Reason.TOO_LARGE, f"more than {limit} bytes")
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest(), size


def _write(path: str, content: bytes) -> None:
    """A new file that nobody writes to again, in a third of the time that a file object takes."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, READ_ONLY)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)


def _sync_all(folder: Path) -> bool:
    """Have the system write all that waits for this folder's disk. False where it cannot."""
    sync = getattr(ctypes.CDLL(None), "syncfs", None)
    if sync is None:  # Linux alone has it
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return bool(sync(descriptor) == 0)
    finally:
        os.close(descriptor)
