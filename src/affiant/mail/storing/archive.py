"""The members of a zip, as bytes to be archived. Nothing is unpacked to a name that it gives."""

import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from affiant.evidence.originals import Originals
from affiant.mail.reading.trouble import Trouble
from affiant.reading.failure import Unreadable
from affiant.reading.keeping import Kept

DEEPEST = 3
"""Archives in archives; what lies deeper is kept with the archive that holds it."""

_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_ALWAYS = 16 << 30  # bytes that any archive may unpack to
_TIMES = 40  # its own size; mail shrinks to a quarter, logs to a twentieth
_BROKEN = (
    zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error,
    lzma.LZMAError, RuntimeError,
)  # fmt: skip


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a zip."""
    return head.startswith(_MARKS)


@dataclass(frozen=True, slots=True)
class Member:
    """`name` tells it from the others: a second of the same name is `name#2`."""

    name: str
    size: int
    info: zipfile.ZipInfo


class Archive:
    """An open zip."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises Broken."""
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise Broken(Trouble.DAMAGED) from error

    def members(self) -> Iterator[Member]:
        """All but folders, in the order in which they were packed."""
        seen: Counter[str] = Counter()
        for info in self._zip.infolist():
            if not info.is_dir():
                seen[info.filename] += 1
                again = seen[info.filename]
                name = info.filename if again == 1 else f"{info.filename}#{again}"
                yield Member(name, info.file_size, info)

    def keep(self, member: Member, originals: Originals, budget: int) -> Kept:
        """Archive a member's bytes. Raises Broken: locked, damaged, or more than `budget`."""
        if member.info.flag_bits & _ENCRYPTED:
            raise Broken(Trouble.LOCKED)
        try:
            with self._zip.open(member.info) as packed:
                return originals.keep(cast("BinaryIO", packed), budget)
        except Unreadable as error:
            raise Broken(Trouble.BOMB) from error
        except _BROKEN as error:
            raise Broken(Trouble.DAMAGED) from error


class Broken(Exception):
    """An archive or a member that cannot be unpacked, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def budget(size: int) -> int:
    """Bytes that an archive of `size` bytes may unpack to, archives in it included."""
    return max(_ALWAYS, size * _TIMES)
