"""The parts of a backup: a plain tar, of regular files with names of a closed list.

Written and read header by header: no link, no folder, no extension is ever written, so none is
accepted, and nothing in a header can make the reader hold more than its 512 bytes.
"""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

BLOCK = 512
CHUNK = 1024 * 1024
HEAD, END = "affiant-backup.json", "end.json"
_NAMES = re.compile(
    r"affiant-backup\.json|end\.json|keys/[a-z][a-z0-9.-]{0,40}"
    r"|database/[a-z][a-z0-9_]{0,62}\.[0-9]{6}|originals/[0-9a-f]{2}/[0-9a-f]{62}"
    r"|published/[a-z][a-z0-9-]{0,60}\.zip"
)
OWNER_ONLY = 0o600


class Plain(Protocol):
    """Bytes that come in order."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Malformed(Exception):
    """What was decrypted is no backup."""


@dataclass(frozen=True, slots=True)
class Member:
    """A part: its name and length in bytes."""

    name: str
    size: int

    @property
    def header(self) -> bytes:
        """Its tar header. Raises ValueError for a name of no kind that a backup has."""
        if not _NAMES.fullmatch(self.name):
            raise ValueError(f"{self.name} is no part of a backup")
        told = tarfile.TarInfo(self.name)
        told.size, told.mode = self.size, OWNER_ONLY
        return told.tobuf(tarfile.GNU_FORMAT)

    @property
    def padding(self) -> int:
        """How many zeros follow on its content."""
        return -self.size % BLOCK


CLOSING = bytes(2 * BLOCK)


def next_member(plain: Plain) -> Member | None:
    """The next part; None after the last. Raises Malformed."""
    header = exactly(plain, BLOCK)
    if header == bytes(BLOCK):
        if exactly(plain, BLOCK) != bytes(BLOCK) or plain.read(1):
            raise Malformed("something follows on the end")
        return None
    try:
        told = tarfile.TarInfo.frombuf(header, "ascii", "strict")
    except (tarfile.HeaderError, UnicodeError) as error:
        raise Malformed("a header cannot be read") from error
    if told.type != tarfile.REGTYPE or not _NAMES.fullmatch(told.name) or told.size < 0:
        raise Malformed("a part that no backup has")
    return Member(told.name, told.size)


def content(plain: Plain, member: Member) -> Iterator[bytes]:
    """The content of a part, in chunks. Raises Malformed where it ends before its end."""
    left = member.size
    while left:
        chunk = plain.read(min(CHUNK, left))
        if not chunk:
            raise Malformed("it is cut off")
        left -= len(chunk)
        yield chunk
    exactly(plain, member.padding)


def exactly(plain: Plain, size: int) -> bytes:
    """So many bytes. Raises Malformed where there are fewer."""
    found = bytearray()
    while len(found) < size:
        chunk = plain.read(size - len(found))
        if not chunk:
            raise Malformed("it is cut off")
        found += chunk
    return bytes(found)
