"""Archives and compressed files: zip, tar in any wrapping, and one file in gz, bz2 or xz."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.archive_names import Names, last
from affiant.reading.formats.archive_stream import MAGIC, reasons, unpacked, unpacking
from affiant.reading.formats.archive_zip import ZipReader
from affiant.reading.limits import Limits
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source

_BLOCK = 512  # bytes of a tar header
_MARK = slice(257, 262)  # "ustar" stands here in every tar since 1988 (POSIX.1)
_BROKEN_HEADER = (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError)  # type: ignore[attr-defined] # not in typeshed
_NO_HEADER = tarfile.EmptyHeaderError  # type: ignore[attr-defined] # the same
_BY_SIGNATURE = 0.8  # a web archive is compressed too, and its reader knows better
_BY_NAME = 0.5
_SUFFIXES = frozenset({".gz", ".bz2", ".xz"})
_TAR_SUFFIXES = frozenset({".tar", ".tgz", ".tbz2", ".txz"})


class TarReader:
    """tar, plain or compressed, as a stream; and compressed files that are no tar."""

    name = "archive"
    version = "1"

    def score(self, source: Source) -> float | None:
        """0.8 by signature, 0.5 by name."""
        if source.head[_MARK] == b"ustar" or source.head.startswith(tuple(m for m, _ in MAGIC)):
            return _BY_SIGNATURE
        return _BY_NAME if source.suffix in _SUFFIXES | _TAR_SUFFIXES else None

    def read(self, source: Source, limits: Limits) -> Reading:  # noqa: ARG002 - members are limited one by one
        """What is damaged is found while members are read; nothing raises here."""
        return Reading(members=_unwrapped(source))


def _unwrapped(source: Source) -> Iterator[Member]:
    with source.path.open("rb") as file:
        stream = unpacked(file, source.head)
        if stream is None:
            yield from _of_tar(file)
            return
        with reasons("compressed stream"):
            block = stream.peek(_BLOCK) if hasattr(stream, "peek") else b""
        if block[_MARK] == b"ustar":
            yield from _of_tar(stream)
        else:
            name = _inner_name(source.name)
            yield Member(name, name, stream)


class _Header(tarfile.TarInfo):
    """A header that says when it is broken: TarFile itself takes that for the end."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """The next header. Raises Unreadable(DAMAGED) for anything but a whole one or the end."""
        try:
            return super().fromtarfile(tarfile)
        except _BROKEN_HEADER as error:
            raise Unreadable(
                Reason.DAMAGED, f"tar: broken header at byte {tarfile.offset}"
            ) from error
        except _NO_HEADER as error:
            raise Unreadable(Reason.DAMAGED, "tar: cut off before its end mark") from error


def _of_tar(stream: BinaryIO) -> Iterator[Member]:
    names = Names()
    with reasons("tar"), tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
        while (info := archive.next()) is not None:
            # Else every header of a million members stays in memory.
            archive.members = []  # type: ignore[attr-defined] # documented as internal, stable since 2.3
            if not info.isdir():
                payload = _payload(archive, info)
                yield Member(names.key(info.name), last(info.name), payload)


def _payload(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO | Unreadable:
    if not info.isfile():
        kind = "a link" if info.issym() or info.islnk() else "a device or pipe"
        return Unreadable(Reason.NOT_A_FILE, kind)
    return unpacking(cast("BinaryIO", archive.extractfile(info)), "tar member")


def _inner_name(name: str) -> str:
    inner = last(name)
    stem, dot, suffix = inner.rpartition(".")
    return stem if dot and f".{suffix.lower()}" in _SUFFIXES and stem else inner


READERS: tuple[Reader, ...] = (ZipReader(), TarReader())
