"""Zip archives, member by member, none of them trusted (APPNOTE 6.3.10)."""

import stat
import zipfile
from collections.abc import Iterator

from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.archive_names import Names, last
from affiant.reading.formats.archive_stream import reasons, unpacking
from affiant.reading.limits import Limits
from affiant.reading.reader import Member, Reader, Reading
from affiant.reading.source import Source

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")
_BY_SIGNATURE = 0.8  # office files are zips too, and their reader knows better
_BY_NAME = 0.5
_ENCRYPTED = 0x1  # general purpose bit 0
_UTF8_NAME = 0x800  # bit 11
_LOCAL_HEADER = 30  # bytes of a member's own header, without its name


class ZipReader:
    """A zip; directories are no members, links and encrypted files are reported."""

    name = "zip"
    version = "1"

    def score(self, source: Source) -> float | None:
        """0.8 by signature, 0.5 by name."""
        if source.head.startswith(_SIGNATURES):
            return _BY_SIGNATURE
        return _BY_NAME if source.suffix == ".zip" else None

    def read(self, source: Source, limits: Limits) -> Reading:  # noqa: ARG002 - members are limited one by one
        """Raises Unreadable(DAMAGED) without a readable central directory."""
        with reasons("zip directory"):
            archive = zipfile.ZipFile(source.path)
        infos = [info for info in archive.infolist() if not info.is_dir()]
        return Reading(members=_members(archive, infos), expected=len(infos))


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[Member]:
    names = Names()
    overlapping = _overlapping(infos)
    with archive:
        for info in infos:
            name = _name(info)
            refusal = _refusal(info)
            if refusal is None and info.header_offset in overlapping:
                refusal = Unreadable(Reason.DAMAGED, "its bytes are also another member's")
            yield _member(archive, info, names.key(name), last(name), refusal)


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    key: str,
    name: str,
    refusal: Unreadable | None,
) -> Member:
    if refusal is not None:
        return Member(key, name, refusal)
    try:
        with reasons("zip member"):
            return Member(key, name, unpacking(archive.open(info), "zip member"))
    except Unreadable as why:
        return Member(key, name, why)
    except RuntimeError:  # zipfile asks for a password
        return Member(key, name, Unreadable(Reason.ENCRYPTED))


def _refusal(info: zipfile.ZipInfo) -> Unreadable | None:
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable(Reason.NOT_A_FILE, "a symbolic link")
    if info.flag_bits & _ENCRYPTED:
        return Unreadable(Reason.ENCRYPTED)
    return None


def _name(info: zipfile.ZipInfo) -> str:
    """The full name: UTF-8 if it is valid, as macOS writes it unmarked, else code page 437."""
    if info.flag_bits & _UTF8_NAME:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _overlapping(infos: list[zipfile.ZipInfo]) -> frozenset[int]:
    """Offsets of members that begin inside an earlier one: how a small zip unpacks to
    terabytes without nesting (Fifield, "A better zip bomb", 2019).
    """
    found: set[int] = set()
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            found.add(info.header_offset)
        end = max(end, info.header_offset + _LOCAL_HEADER + info.compress_size)
    return frozenset(found)


READER: Reader = ZipReader()
