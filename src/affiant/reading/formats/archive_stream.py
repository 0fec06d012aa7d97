"""Unpacking streams whose every fault is a reason, never an exception of some library."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from affiant.reading.failure import Reason, Unreadable

_DAMAGE = (
    EOFError,
    gzip.BadGzipFile,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    IndexError,
)
"""What the standard library raises for bytes that no archiver wrote."""

MAGIC: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b\x08", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
"""The first bytes of a compressed file, and what unpacks it (RFC 1952, bzip2, .xz 1.2.1)."""


@contextmanager
def reasons(what: str) -> Iterator[None]:
    """Turn what unpackers raise into Unreadable; `what` begins the detail."""
    try:
        yield
    except NotImplementedError as error:
        raise Unreadable(Reason.UNSUPPORTED, f"{what}: an unknown way of packing") from error
    except _DAMAGE as error:
        raise Unreadable(Reason.DAMAGED, f"{what}: {type(error).__name__}") from error
    except OSError as error:
        if error.errno is not None:
            raise  # of the system, not of the file; bz2 raises bare ones
        raise Unreadable(Reason.DAMAGED, f"{what}: invalid stream") from error


class Unpacking(io.RawIOBase):
    """The unpacked bytes of `stream`; reading raises Unreadable where they are damaged."""

    def __init__(self, stream: BinaryIO, what: str) -> None:
        super().__init__()
        self._stream = stream
        self._what = what

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # what BufferedReader passes
        """Fill `buffer` with what comes next."""
        with reasons(self._what):
            content = self._stream.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close the packed stream too."""
        if not self.closed and hasattr(self._stream, "close"):
            self._stream.close()
        super().close()


def unpacking(stream: object, what: str) -> BinaryIO:
    """`stream` with reasons, buffered."""
    return io.BufferedReader(Unpacking(cast("BinaryIO", stream), what))


def unpacked(file: BinaryIO, head: bytes) -> BinaryIO | None:
    """The bytes inside a compressed `file` that starts with `head`; None if it is none."""
    for magic, open_ in MAGIC:
        if head.startswith(magic):
            return unpacking(open_(file), "compressed stream")
    return None
