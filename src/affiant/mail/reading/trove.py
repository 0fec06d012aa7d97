"""Whatever holds mail, read to its end: each stretch of it a row, each message a letter.

A folder, a maildir, a mailbox, a message in a file, an Outlook message or store, and any of these
in an archive, to three depths. Nothing is raised for what the files hold; what cannot be read is a
row of its own. Memory does not grow with the trove.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, cast

from affiant.mail.reading import (
    archive,
    counted,
    dialects,
    large,
    mbox,
    message,
    outlook_message,
    outlook_store,
    outlook_wrapping,
)
from affiant.mail.reading.archive import Archive, Member
from affiant.mail.reading.digest import digest_of
from affiant.mail.reading.letter import Letter
from affiant.mail.reading.row import Kind, Row
from affiant.mail.reading.separator import (
    FIELDS,
    HEAD,
    is_message,
    separator_end,
    starts_with_header,
)
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.unpacked import Unpacked
from affiant.mail.reading.window import Window
from affiant.reading.formats.mbox import SEPARATOR

_PIECE = 1 << 20
_SPOOLED = 1 << 20  # a member of an archive is held up to here, then written to a file
_LARGEST_MEMBER = 64 << 30
_STORE = b"!BDN"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_MAIL = frozenset({"dovecot-uidlist", "dovecot.index", "maildirfolder", "subscriptions"})


@dataclass(slots=True)  # not frozen: made for each message, in a fifth of the time
class Entry:
    """A row of a file of the trove. A message has its `raw` bytes, unless it is too large to be
    held or was put together from an Outlook file.

    `place` names the file: its path in the trove, then in each archive on the way in. `as_of` is
    the day by which a date of tomorrow is told.
    """

    place: tuple[str, ...]
    row: Row
    sha256: str | None = None
    raw: bytes | None = None
    as_of: datetime | None = None
    _letter: Letter | None = None

    @property
    def letter(self) -> Letter | None:
        """The message, read when it is first asked for; None for what is no message."""
        if self._letter is None and self.raw is not None and self.as_of is not None:
            self._letter = message.read(self.raw, self.as_of)
        return self._letter

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """The row's, then the letter's."""
        return self.row.with_troubles(self.letter.troubles if self.letter else ())


def read(path: Path, as_of: datetime) -> Iterator[Entry]:
    """Every row of every file under `path`, in the order of names."""
    for file_path, place in _files(path):
        with file_path.open("rb") as file:
            yield from read_file(file, place, as_of)


def _files(path: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if path.is_file():
        yield path, (path.name,)
        return
    for inner in sorted(path.rglob("*")):
        if inner.is_file() and inner.name.lower() not in _NOT_MAIL:
            yield inner, (inner.relative_to(path).as_posix(),)


def read_file(
    file: BinaryIO, place: tuple[str, ...], as_of: datetime, depth: int = 0, after: int = 0
) -> Iterator[Entry]:
    """The rows of one open file, which can be sought in.

    Of a mailbox, rows that end at `after` or before are passed over: a run goes on there.
    """
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(_STORE):
        yield from _of_store(file, place, size, as_of)
    elif head.startswith(_COMPOUND):
        yield from _of_outlook(file, place, size, outlook_message.read(file, as_of), as_of)
    elif head.startswith(outlook_wrapping.MARK):
        yield from _of_outlook(file, place, size, outlook_wrapping.read(file, as_of), as_of)
    elif (found := archive.opened(file, head, place[-1])) is not None:
        yield from _of_archive(file, place, found, as_of, depth)
    elif (rows := _rows(file, head, place)) is not None:
        yield from _of_rows(file, place, rows, as_of, after)
    elif _holds_many(file, head, place):
        yield from _of_mailbox(file, place, as_of, after)
    else:
        yield from _alone(file, place, head, size, as_of)


def rows_in_the_clear(file: BinaryIO, name: str) -> Iterator[Row] | None:
    """The rows of a file that holds messages byte for byte: a mailbox, or one message.

    None for an archive, what Outlook keeps, and what holds no mail.
    """
    size = file.seek(0, 2)
    file.seek(0)
    head, place = file.read(HEAD), (name,)
    if head.startswith((_STORE, _COMPOUND, outlook_wrapping.MARK)):
        return None
    if archive.opened(file, head, name) is not None:
        return None
    if (own := _rows(file, head, place)) is not None:
        return own
    if _holds_many(file, head, place):
        return mbox.rows(file)
    return iter([Row(0, size, Kind.MESSAGE)]) if size and _is_alone(head, place) else None


def _rows(file: BinaryIO, head: bytes, place: tuple[str, ...]) -> Iterator[Row] | None:
    """The rows of a file that a mail program keeps in a form of its own; None for another."""
    if (dialect := dialects.named(head)) is not None:
        return dialects.rows(file, dialect)
    return counted.rows(file, head, place[-1])


def _holds_many(file: BinaryIO, head: bytes, place: tuple[str, ...]) -> bool:
    """Whether it is a mailbox, by its name, by what it begins with, or by what lies behind that."""
    if _is_mailbox(head, place):
        return True
    return not _is_alone(head, place) and _holds_mailbox(file, head)


def _is_mailbox(head: bytes, place: tuple[str, ...]) -> bool:
    told = head.removeprefix(b"\xef\xbb\xbf")
    if place[-1].lower().endswith((".mbox", ".mbx")):
        return True
    if b"\n" not in told:
        told = told.replace(b"\r", b"\n")
    # One message saved with its envelope line is a mailbox of one.
    return SEPARATOR.match(told) is not None or (
        separator_end(told, 0, after_empty_line=True) is not None
    )


def _of_rows(
    file: BinaryIO, place: tuple[str, ...], rows: Iterator[Row], as_of: datetime, after: int
) -> Iterator[Entry]:
    for row in rows:
        if row.end <= after:
            continue
        if row.kind is Kind.MESSAGE:
            yield _message(file, place, row, as_of)
        else:
            yield Entry(place, row)


def _of_mailbox(
    file: BinaryIO, place: tuple[str, ...], as_of: datetime, after: int
) -> Iterator[Entry]:
    window = Window(file)
    for row in mbox.rows_of(window):
        if row.end <= after:
            continue
        if row.kind is not Kind.MESSAGE:
            yield Entry(place, row)
        elif row.size <= large.HELD and (raw := window.cut(row.start, row.end)) is not None:
            yield _read(place, row, raw, as_of)
        else:
            yield _message(file, place, row, as_of)


def _alone(
    file: BinaryIO, place: tuple[str, ...], head: bytes, size: int, as_of: datetime
) -> Iterator[Entry]:
    if not size:
        yield Entry(place, Row(0, 0, Kind.UNREADABLE, Trouble.EMPTY))
    elif _is_alone(head, place):
        yield _message(file, place, Row(0, size, Kind.MESSAGE), as_of)
    else:
        yield Entry(place, Row(0, size, Kind.UNREADABLE, Trouble.NO_MAIL), digest_of(file, 0, size))


def _is_alone(head: bytes, place: tuple[str, ...]) -> bool:
    """Whether the file is one message, by its name or by what it begins with."""
    return place[-1].lower().endswith((".eml", ".emlx")) or _in_maildir(place) or is_message(head)


def _holds_mailbox(file: BinaryIO, head: bytes) -> bool:
    """Whether messages lie behind something else: empty lines, or a page that tells of them."""
    if b"\0" in head:
        return False
    window = Window(file)
    for row in mbox.rows_of(window):
        if row.kind is Kind.MESSAGE:
            held, at = window.held(row.start, FIELDS)
            return starts_with_header(held[at : at + FIELDS])
    return False


def _in_maildir(place: tuple[str, ...]) -> bool:
    parts = place[-1].split("/")
    return len(parts) > 1 and parts[-2] in {"cur", "new", "tmp"}


def _message(file: BinaryIO, place: tuple[str, ...], row: Row, as_of: datetime) -> Entry:
    if row.size > large.HELD:
        letter = large.read(file, row.start, row.end, as_of)
        return Entry(place, row, digest_of(file, row.start, row.end), None, as_of, letter)
    file.seek(row.start)
    return _read(place, row, file.read(row.size), as_of)


def _read(place: tuple[str, ...], row: Row, raw: bytes, as_of: datetime) -> Entry:
    return Entry(place, row, hashlib.sha256(raw).hexdigest(), raw, as_of)


def _of_store(
    file: BinaryIO, place: tuple[str, ...], size: int, as_of: datetime
) -> Iterator[Entry]:
    for folder, found in outlook_store.messages(file, as_of):
        if isinstance(found, Trouble):
            kind = Kind.UNREADABLE if found.is_loss else Kind.SEPARATOR
            whole = Row(0, 0 if folder else size, kind, found)
            yield Entry((*place, *folder), whole)
        else:
            yield Entry(
                (*place, *folder),
                Row(0, 0, Kind.MESSAGE, Trouble.REBUILT),
                None,
                None,
                as_of,
                found,
            )


def _of_outlook(
    file: BinaryIO, place: tuple[str, ...], size: int, found: Letter | Trouble, as_of: datetime
) -> Iterator[Entry]:
    if isinstance(found, Trouble):
        row = Row(0, size, Kind.UNREADABLE, found)
        yield Entry(place, row, digest_of(file, 0, size))
    else:
        row = Row(0, size, Kind.MESSAGE, Trouble.REBUILT)
        yield Entry(place, row, digest_of(file, 0, size), None, as_of, found)


def _of_archive(
    file: BinaryIO, place: tuple[str, ...], found: Archive | Trouble, as_of: datetime, depth: int
) -> Iterator[Entry]:
    size = file.seek(0, 2)
    if isinstance(found, Trouble):
        yield Entry(place, Row(0, size, Kind.UNREADABLE, found))
        return
    if depth >= archive.DEEPEST:
        yield Entry(place, Row(0, size, Kind.UNREADABLE, Trouble.TOO_DEEP))
        return
    for member in found.members():
        yield from _of_member(member, (*place, member.name), as_of, depth)
    if found.is_broken:
        yield Entry(place, Row(size, size, Kind.UNREADABLE, Trouble.BROKEN_OFF))


def _of_member(
    member: Member, place: tuple[str, ...], as_of: datetime, depth: int
) -> Iterator[Entry]:
    if member.trouble is not None:
        kind = Kind.UNREADABLE if member.trouble.is_loss else Kind.SEPARATOR
        yield Entry(place, Row(0, member.size, kind, member.trouble))
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as spool, member.open() as unpacked:
        size = _copy(unpacked, spool)
        if size > _LARGEST_MEMBER:
            yield Entry(place, Row(0, member.size, Kind.UNREADABLE, Trouble.BOMB))
            return
        if unpacked.is_broken and not size:
            yield Entry(place, Row(0, member.size, Kind.UNREADABLE, Trouble.DAMAGED))
            return
        yield from read_file(cast("BinaryIO", spool), place, as_of, depth + 1)
        if unpacked.is_broken:
            yield Entry(place, Row(size, size, Kind.UNREADABLE, Trouble.BROKEN_OFF))


def _copy(unpacked: Unpacked, spool: IO[bytes]) -> int:
    """Bytes copied; it ends behind more than the largest member has."""
    copied = 0
    while copied <= _LARGEST_MEMBER and (piece := unpacked.read(_PIECE)):
        copied += len(piece)
        spool.write(piece)
    return copied
