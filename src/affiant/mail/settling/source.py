"""The stored messages of a collection, read again from their archived bytes, one at a time.

Only a message's header is in memory, and its body while somebody asks for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from django.db.models import QuerySet

from affiant.evidence.originals import Originals
from affiant.mail.head import fields
from affiant.mail.models import Message, MessageText, TroveFile
from affiant.mail.stored import LARGEST
from affiant.reading.formats.mail_headers import Headers

_AT_ONCE = 500  # rows that are fetched together
_HEAD = 16 * 1024  # bytes in which a header ends, most often
_MOST_HEAD = 1024 * 1024  # of a header that are looked at


@dataclass(frozen=True, slots=True)
class Source:
    """A message with its header. `head` are its bytes as far as the header ends, at the least;
    `is_missing`: its archived bytes are not there any more."""

    message: Message
    headers: Headers
    head: bytes = b""
    is_missing: bool = False
    _file: BinaryIO | None = None

    @property
    def is_of_mailbox(self) -> bool:
        """Whether a From_ line stands before it, so that its own lines may be marked."""
        return self.message.opens < self.message.start

    def raw(self) -> bytes | None:
        """Its bytes as they were stored; None where there are none, or too many to be checked.

        To be asked before the next source is.
        """
        size = self.message.end - self.message.start
        if self._file is None or size > LARGEST:
            return None
        self._file.seek(self.message.start)
        return self._file.read(size)


REPLACED = "replaced"
"""The state of a file in whose place other bytes lie now."""


def held_in(collection: int) -> QuerySet[Message]:
    """The messages of the collection's troves, but those of files that others have replaced: a
    mailbox that grew was read anew, and has them all again."""
    held = Message.objects.filter(trove__collection_id=collection)
    return held.exclude(file__state=REPLACED)


def sources(collection: int, originals: Originals) -> Iterator[Source]:
    """Every one of them, in the order in which they came in."""
    yield from sources_of(held_in(collection), originals)


def sources_of(held: QuerySet[Message], originals: Originals) -> Iterator[Source]:
    """The same of any messages."""
    reader = _Reader(originals)
    try:
        for rows in _batches(held):
            reader.tell_files(rows)
            told = _told_headers(rows)
            for row in rows:
                yield reader.source(row, told)
    finally:
        reader.close()


def _batches(held: QuerySet[Message]) -> Iterator[list[Message]]:
    after = 0
    while batch := list(held.filter(pk__gt=after).order_by("pk")[:_AT_ONCE]):
        yield batch
        after = batch[-1].pk


def storable(text: str) -> str:
    """The text without what databases refuse: NUL, and halves of characters."""
    if "\0" not in text and text.isascii():
        return text
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _told_headers(rows: Sequence[Message]) -> dict[int, str]:
    """The headers of those that no archived bytes hold, as an Outlook store gave them."""
    wanted = [row.pk for row in rows if not _has_bytes(row)]
    return dict(MessageText.objects.filter(pk__in=wanted).values_list("pk", "header"))


def _has_bytes(row: Message) -> bool:
    return bool(row.sha256) and row.file.original_id is not None


@dataclass(slots=True)
class _Reader:
    """One file is open at a time: messages of a file follow each other."""

    originals: Originals
    _open: str = field(default="", init=False)  # whose bytes these are
    _file: BinaryIO | None = field(default=None, init=False)
    _files: dict[int, TroveFile] = field(default_factory=dict, init=False)

    def tell_files(self, rows: Sequence[Message]) -> None:
        """Give the messages their files: a row of one for each message would take as long again."""
        needed = {row.file_id for row in rows}
        met = {key: file for key, file in self._files.items() if key in needed}
        self._files = met | TroveFile.objects.in_bulk(needed - met.keys())
        for row in rows:
            row.file = self._files[row.file_id]

    def source(self, row: Message, told: dict[int, str]) -> Source:
        if not _has_bytes(row):
            block = told.get(row.pk, "").encode("utf-8", "surrogateescape")
            return Source(row, fields(block), block)
        try:
            file = self._opened(str(row.file.original_id))
            head = _head(file, row)
            return Source(row, fields(head), head, _file=file)
        except OSError:
            return Source(row, Headers(()), is_missing=True)

    def _opened(self, sha256: str) -> BinaryIO:
        if self._file is None or self._open != sha256:
            self.close()
            self._file, self._open = self.originals.path(sha256).open("rb"), sha256
        return self._file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None


def _head(file: BinaryIO, row: Message) -> bytes:
    """The message as far as its header ends."""
    size = _HEAD
    while True:
        file.seek(row.start)
        block = file.read(min(size, row.end - row.start))
        is_whole = b"\n\n" in block or b"\r\n\r\n" in block
        if is_whole or size >= _MOST_HEAD or len(block) < size:
            return block
        size = _MOST_HEAD
