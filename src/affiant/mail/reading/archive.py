"""What holds files of a trove in itself: zip, tar, what is compressed, and texts in UTF-16.

Members are opened in their order, nothing is unpacked to a name that they give, and nothing is
raised for what they hold: what is damaged or cut off comes out as far as it goes.
"""

import copy
import io
import lzma
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, Self, cast

from affiant.mail.reading.separator import HEAD, is_message
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.unpacked import (
    UTF16,
    BrokenOff,
    Unpacked,
    is_compressed,
    of_compressed,
    of_utf16,
)
from affiant.reading.formats.mbox import SEPARATOR

DEEPEST = 3
"""Archives in archives; what lies deeper is kept with the archive that holds it."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"(\xb5/\xfd", b"LZIP\x01", b"\x1f\x9d",
    b"MSCF\0\0\0\0",
)  # fmt: skip
"""7z, RAR, zstd, lzip, compress, Microsoft's cabinets."""
_ENCRYPTED = 0x1
_BLOCK = 512  # bytes of a tar header
_USTAR = slice(257, 262)  # "ustar" stands here in every tar since 1988 (POSIX.1)
_LONGEST_HEADER = 1 << 20  # bytes of a long name or of the fields behind a tar header
_PIECE = 1 << 14
_UNNAMED = "unnamed"
_SUFFIXES = (".gz", ".bz2", ".xz")
_BROKEN = (
    zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error,
    lzma.LZMAError, RuntimeError, tarfile.TarError, IndexError, KeyError, OverflowError,
)  # fmt: skip
"""What the standard library raises for bytes that no archiver wrote."""


@dataclass(frozen=True, slots=True)
class Member:
    """`name` tells it from the others: a second of the same name is `name#2`. `size` is what the
    archive says, in bytes; 0 where it does not. `trouble` is why it cannot be opened.
    """

    name: str
    size: int
    pieces: Callable[[], Iterator[bytes]]
    trouble: Trouble | None = None

    def open(self) -> Unpacked:
        """Its bytes, to be read once, and before the next member of a stream is asked for."""
        return Unpacked(self.pieces())


class Archive(Protocol):
    """`is_stream`: a member is gone once the next one was asked for. `is_broken`, once all members
    were asked for: some could not be had.
    """

    is_stream: bool
    is_broken: bool

    def members(self) -> Iterator[Member]:
        """All but folders, in the order in which they were packed."""


def opened(file: BinaryIO, head: bytes, name: str) -> Archive | Trouble | None:
    """The archive that begins with `head`, of 512 bytes at least; why it cannot be opened; None for
    a file of another kind.
    """
    if head.startswith(_ZIP):
        return _opened_zip(file)
    if head.startswith(_OTHERS):
        return Trouble.OTHER_ARCHIVE
    if is_compressed(head):
        return _uncompressed(file, name)
    if _is_tar(head, name):
        return Tar(file)
    if head.startswith(UTF16) and _is_mail(file):
        return One(name, of_utf16(file))
    return None


def _is_mail(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(HEAD).decode("utf-16", "replace").encode()
    return is_message(head) or SEPARATOR.match(head) is not None


def _is_tar(head: bytes, name: str) -> bool:
    if head[_USTAR] != b"ustar" and not name.lower().endswith(".tar"):
        return False
    try:
        tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except tarfile.TarError:
        return False
    return True


def _uncompressed(file: BinaryIO, name: str) -> Archive:
    unpacked = Unpacked(of_compressed(file))
    stream = io.BufferedReader(unpacked, _PIECE)
    if _is_tar(stream.peek(_BLOCK)[:_BLOCK], ""):
        return Tar(stream, unpacked)
    is_suffixed = name.lower().endswith(_SUFFIXES)
    inner = name[: name.rindex(".")] if is_suffixed else name
    return One(inner.rpartition("/")[2] or name, of_compressed(file))


class One:
    """A wrapping of one file."""

    is_stream = True
    is_broken = False  # what breaks off is its member

    def __init__(self, name: str, pieces: Iterator[bytes]) -> None:
        self._name = name
        self._pieces = pieces

    def members(self) -> Iterator[Member]:
        """The one."""
        yield Member(self._name.rpartition("/")[2] or self._name, 0, lambda: self._pieces)


class _Names:
    """Names told apart."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, name: str) -> str:
        """The name of the next that is called so."""
        self._seen[name] += 1
        again = self._seen[name]
        return name if again == 1 else f"{name}#{again}"


def _opened_zip(file: BinaryIO) -> Archive | Trouble:
    try:
        return Zip(zipfile.ZipFile(file))
    except _BROKEN:
        return Trouble.DAMAGED


class Zip:
    """By its directory, which stands at its end."""

    is_stream = False
    is_broken = False

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._zip = packed

    def members(self) -> Iterator[Member]:
        """All but folders, in the order in which they were packed."""
        names = _Names()
        for info in self._zip.infolist():
            if not info.filename.endswith("/"):
                yield self._member(names.of(info.filename or _UNNAMED), info)

    def _member(self, name: str, info: zipfile.ZipInfo) -> Member:
        trouble = Trouble.LOCKED if info.flag_bits & _ENCRYPTED else None
        return Member(name, info.file_size, lambda: self._pieces(info), trouble)

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        unchecked = copy.copy(info)
        del unchecked.CRC  # zipfile raises for a wrong sum before it gives the last bytes
        told = 0
        try:
            with self._zip.open(unchecked) as packed:
                while piece := packed.read(_PIECE):
                    told = zlib.crc32(piece, told)
                    yield piece
        except _BROKEN as error:
            raise BrokenOff from error
        if told != info.CRC:
            raise BrokenOff


_HeaderError = tarfile.HeaderError
_TooLong = tarfile.InvalidHeaderError  # type: ignore[attr-defined] # not in typeshed
_NONE = (tarfile.EmptyHeaderError, tarfile.EOFHeaderError)  # type: ignore[attr-defined] # the same
_HELD = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip
"""Headers whose content tarfile holds at once."""


class _Tar(tarfile.TarFile):
    """`is_broken`: a header was none. `is_ended`: the last thing was the mark of an end."""

    is_broken = False
    is_ended = False


class _Header(tarfile.TarInfo):
    """A header that tells its archive when it is none; TarFile itself takes that for the end, or
    looks for the next one.
    """

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """The next one. Raises tarfile.HeaderError."""
        assert isinstance(tarfile, _Tar)  # noqa: S101 - opened here alone
        try:
            found = super().fromtarfile(tarfile)
        except _NONE as error:  # the end of the file is one behind its mark alone
            is_mark = not isinstance(error, _NONE[0])
            tarfile.is_broken |= not is_mark and not tarfile.is_ended
            tarfile.is_ended = True
            raise
        except _HeaderError:
            tarfile.is_broken = True
            raise
        tarfile.is_ended = False
        return found

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """One block. Raises tarfile.HeaderError, for a header too large to be held too."""
        found = super().frombuf(buf, encoding, errors)
        if found.type in _HELD and found.size > _LONGEST_HEADER:
            raise _TooLong("a header larger than any")
        return found


class Tar:
    """From its beginning to its end, also behind a broken header or the mark of an end."""

    is_stream = True
    is_broken = False

    def __init__(self, file: BinaryIO, unpacked: Unpacked | None = None) -> None:
        self._file = file
        self._unpacked = unpacked

    def members(self) -> Iterator[Member]:
        """All but folders."""
        names = _Names()
        if self._unpacked is None:
            self._file.seek(0)
        try:
            with _Tar.open(
                fileobj=self._file, mode="r|", tarinfo=_Header, ignore_zeros=True,
                errors="surrogateescape",
            ) as tar:  # fmt: skip
                while (info := tar.next()) is not None:
                    # Else every header of a million members stays in memory.
                    tar.members = []  # type: ignore[attr-defined] # documented as internal, stable since 2.3
                    if not info.isdir():
                        yield _of_tar(tar, info, names.of(info.name or _UNNAMED))
                self.is_broken = tar.is_broken
        except _BROKEN:
            self.is_broken = True
        self.is_broken |= self._unpacked is not None and self._unpacked.is_broken


def _of_tar(tar: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Member:
    if not info.isfile():
        return Member(name, 0, lambda: iter(()), Trouble.LINK)
    return Member(name, info.size, lambda: _pieces_of_tar(tar, info))


def _pieces_of_tar(tar: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    try:
        if info.issparse():
            packed = cast("BinaryIO", tar.extractfile(info))
        else:  # what `extractfile` gives raises at the end of a cut file, with what it read last
            packed = cast("BinaryIO", tar.fileobj)
            packed.seek(info.offset_data)
        left = info.size
        while left and (piece := packed.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
    except _BROKEN as error:
        raise BrokenOff from error
    if left:
        raise BrokenOff
