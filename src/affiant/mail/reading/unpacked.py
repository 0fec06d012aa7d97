"""Bytes that come out of a wrapping piece by piece, as far as they can be had.

Invariant: nothing that came out before the damage is lost, but for the piece in which it lies, and
whoever reads to the end knows whether it is one (`is_broken`). Memory is that of some pieces.
"""

import bz2
import codecs
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol

_PACKED = 1 << 14  # bytes that are fed to an unpacker
_PIECE = 1 << 13  # bytes that come out at a time: as many are lost where they are damaged
_SUMS = 64  # bytes at the end of a file in which an .xz has its sums and its index
_MARK = 6  # bytes that tell a stream
_GZIP = 31  # zlib's code for its own header and sum around the stream (RFC 1952)
_MOST_MEMORY = 256 << 20  # of an .xz's dictionary; `xz -9` needs 65 MiB
_DAMAGE = (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError)


class BrokenOff(Exception):
    """There is more, and it cannot be had."""


class Unpacked(io.RawIOBase):
    """Pieces as a file that is read once. It ends where they break off, and says so."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._held = memoryview(b"")
        self.is_broken = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill all of `buffer`, or what there is for it."""
        done = 0
        while done < len(buffer) and self._more():
            piece = self._held[: len(buffer) - done]
            buffer[done : done + len(piece)] = piece
            self._held = self._held[len(piece) :]
            done += len(piece)
        return done

    def _more(self) -> bool:
        while not self._held:
            try:
                self._held = memoryview(next(self._pieces))
            except StopIteration:
                return False
            except BrokenOff:
                self.is_broken = True
                return False
        return True


class _Unpacker(Protocol):
    """What `bz2` and `lzma` make."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gunzip:
    """zlib's, in the form of the others."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_GZIP)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        piece = self._stream.decompress(self._stream.unconsumed_tail + data, max_length)
        self.needs_input = not self._stream.unconsumed_tail and len(piece) < max_length
        return piece


_UNPACKERS: tuple[tuple[bytes, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b\x08", _Gunzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, _MOST_MEMORY)),
)
"""The first bytes of a compressed file, and what unpacks it (RFC 1952, bzip2, .xz 1.2.1)."""


def is_compressed(head: bytes) -> bool:
    """Whether a file that begins so is a gz, bz2 or xz."""
    return head.startswith(tuple(mark for mark, _ in _UNPACKERS))


def of_compressed(file: BinaryIO) -> Iterator[bytes]:
    """What is in such a file: one stream, or several behind each other. Raises BrokenOff, behind
    a last piece, for one that is damaged or cut short, and for other bytes behind it.
    """
    fed = _fed(file)
    packed = _begin(b"", fed)
    while (make := _unpacker(packed)) is not None:
        unpacker = make()
        yield from _stream(unpacker, packed, fed)
        packed = _begin(unpacker.unused_data, fed)
    if packed:
        raise BrokenOff


def _fed(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file, wherever it is sought to meanwhile. Its last ones come one by one: what
    an unpacker makes of bytes in which it finds a wrong sum is gone, and the sums stand there.
    """
    at, end = 0, max(0, file.seek(0, 2) - _SUMS)
    file.seek(0)
    while at < end and (packed := file.read(min(_PACKED, end - at))):
        yield packed
        at += len(packed)
        file.seek(at)
    for byte in file.read(_SUMS):
        yield bytes((byte,))


def _unpacker(packed: bytes) -> Callable[[], _Unpacker] | None:
    return next((make for mark, make in _UNPACKERS if packed.startswith(mark)), None)


def _stream(unpacker: _Unpacker, packed: bytes, fed: Iterator[bytes]) -> Iterator[bytes]:
    while not unpacker.eof:
        try:
            piece = unpacker.decompress(packed, _PIECE)
        except _DAMAGE as error:
            raise BrokenOff from error
        if piece:
            yield piece
        packed = b""
        if unpacker.needs_input and not unpacker.eof and not (packed := next(fed, b"")):
            raise BrokenOff


def _begin(unused: bytes, fed: Iterator[bytes]) -> bytes:
    """The beginning of the next stream, without the zeros that fill up a block of a tape."""
    rest = unused.lstrip(b"\0")
    while len(rest) < _MARK and (more := next(fed, b"")):
        rest = (rest + more).lstrip(b"\0")
    return rest


UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a text in UTF-16 begins, as Windows saves it."""


def of_utf16(file: BinaryIO) -> Iterator[bytes]:
    """The text of such a file in UTF-8. Raises BrokenOff, behind all of it, for one that is no
    UTF-16 throughout; what is none stands there as U+FFFD.
    """
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-16")()
    is_broken, is_end = False, False
    while not is_end:
        packed = file.read(_PACKED)
        is_end = not packed
        try:
            text = decoder.decode(packed, is_end)
        except UnicodeDecodeError:
            is_broken, decoder.errors = True, "replace"
            text = decoder.decode(packed, is_end)
        if text:
            yield text.encode("utf-8")
    if is_broken:
        raise BrokenOff
