"""What one archived file of a trove holds, put into a batch row by row."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, cast

from django.db.models import Max

from affiant.evidence.originals import Originals
from affiant.mail import compiled
from affiant.mail.duplicates.fingerprint import Fingerprint
from affiant.mail.models import Message, TroveFile
from affiant.mail.reading import gist as gists
from affiant.mail.reading import large, trove
from affiant.mail.reading.digest import digest_of
from affiant.mail.reading.gist import Gist, kept
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.row import Kind, Row
from affiant.mail.reading.trouble import Trouble
from affiant.mail.reading.trove import Entry
from affiant.mail.storing import place as places
from affiant.mail.storing.place import Place
from affiant.mail.storing.summary import Progress, Summary
from affiant.mail.storing.values import Told, header_of
from affiant.mail.storing.writing import Batch
from affiant.reading.failure import Unreadable

LARGEST_ATTACHMENT = 4 << 30
_STORE = b"!BDN"
_NO_TROUBLE = ""
_NO_BYTES = hashlib.sha256(b"").hexdigest()


@dataclass(slots=True)
class Opened:
    """A file that is being read: its row's number, and how far it is.

    `reached` counts bytes, of an Outlook store its items. `numbers` are the messages so far, of
    the file and of each folder of a store.
    """

    id: int
    place: Place
    original: str
    size: int
    reached: int = 0
    modified: int | None = None
    numbers: dict[int, int] = field(default_factory=dict)
    folders: dict[Place, int] = field(default_factory=dict)
    separator: Row | None = None
    loss: Trouble | None = None
    is_again: bool = False
    told: int = 0  # bytes that whoever watches was told of

    @classmethod
    def again(cls, row: TroveFile) -> "Opened":
        """A file that an earlier run left open."""
        counted = Message.objects.filter(file=row).aggregate(last=Max("number"))["last"] or 0
        made = cls(
            row.pk, tuple(row.place), str(row.original_id), row.size, row.reached, row.modified,
            is_again=True,
        )  # fmt: skip
        made.numbers[row.pk] = counted
        return made

    def following(self, file: int) -> int:
        """The number of the next message of the file, or of the folder."""
        number = self.numbers.get(file, 0) + 1
        self.numbers[file] = number
        return number


class Contents:
    """Puts files' rows into a batch, and counts them."""

    def __init__(
        self,
        batch: Batch,
        originals: Originals,
        as_of: datetime,
        summary: Summary,
        progress: Progress | None,
    ) -> None:
        self._batch = batch
        self._originals = originals
        self._as_of = as_of
        self._summary = summary
        self._progress = progress

    def take(self, opened: Opened, file: BinaryIO) -> None:
        """All rows of a file that is no archive."""
        file.seek(0)
        if file.read(len(_STORE)) == _STORE:
            self._store(opened, file)
            return
        begun = opened.reached
        batch = self._batch
        for entry in trove.read_file(file, opened.place, self._as_of, after=begun):
            end = entry.row.end
            if begun and end <= begun:
                continue  # of a file that is one message, which is stored
            self._row(opened, entry, file)
            if opened.separator is None:
                batch.reached(opened.id, end)
                if batch.is_full:
                    batch.flush()
                    self._tell(opened, end)
        self._left_over(opened, file)
        self.end(opened, opened.size)

    def end(self, opened: Opened, reached: int) -> None:
        """The file is read to its end."""
        state = "read" if opened.loss is None else "failed"
        self._batch.reached(opened.id, reached, state, opened.loss or _NO_TROUBLE)
        if opened.loss is None:
            self._summary.files += 1
        else:
            self._summary.failed += 1
        self._tell(opened, opened.size)

    def advance(self, size: int) -> None:
        """Tell whoever watches of bytes that are done with."""
        if self._progress is not None and size:
            self._progress.advance(size)

    def whole(self, opened: Opened, kind: Kind, trouble: Trouble | None = None) -> None:
        """One stretch for all of a file's bytes, and its end."""
        told = (opened.id, 0, opened.size, kind.value, trouble or _NO_TROUBLE, opened.original)
        self._batch.stretch(told)
        if kind is Kind.UNREADABLE:
            self._summary.unreadable += 1
            opened.loss = trouble
        self.end(opened, opened.size)

    def broken_off(self, file: int, size: int, trouble: Trouble) -> None:
        """More than these `size` bytes of a file was packed, and could not be had."""
        self._batch.stretch((file, size, size, Kind.UNREADABLE.value, trouble, _NO_BYTES))
        self._summary.unreadable += 1

    def _tell(self, opened: Opened, reached: int) -> None:
        """Members of archives are not told of: the archive is, once it is read."""
        if len(opened.place) == 1:
            self.advance(reached - opened.told)
            opened.told = reached

    def _row(self, opened: Opened, entry: Entry, file: BinaryIO) -> None:
        row = entry.row
        if row.kind is Kind.MESSAGE:
            self._message(opened, opened.id, entry, file)
        elif row.kind is Kind.SEPARATOR:
            self._left_over(opened, file)
            opened.separator = row
        else:
            self._left_over(opened, file)
            self._stretch(opened, row, file, entry.sha256)

    def _left_over(self, opened: Opened, file: BinaryIO) -> None:
        """A separator that no message follows."""
        if opened.separator is not None:
            self._stretch(opened, opened.separator, file)
            opened.separator = None

    def _stretch(self, opened: Opened, row: Row, file: BinaryIO, sha256: str | None = None) -> None:
        digest = sha256 or digest_of(file, row.start, row.end)
        trouble = row.trouble or _NO_TROUBLE
        self._batch.stretch((opened.id, row.start, row.end, row.kind.value, trouble, digest))
        if row.kind is Kind.UNREADABLE:
            self._summary.unreadable += 1
            if (row.start, row.end) == (0, opened.size) and row.trouble:
                opened.loss = row.trouble if row.trouble.is_loss else None

    def _message(self, opened: Opened, file_id: int, entry: Entry, file: BinaryIO) -> None:
        row = entry.row
        opens = row.start
        if opened.separator is not None:
            opens, opened.separator = opened.separator.start, None
        has_bytes = row.trouble is not Trouble.REBUILT
        gist, along, digests, hashes = _read(entry, self._as_of)
        told = Told(
            (file_id, opened.following(file_id), opens, row.start, row.end),
            (entry.sha256 or "") if has_bytes else "",
            gist,
            [sha for leaf, sha in zip(along, digests, strict=True) if not leaf.is_text]
            if along
            else (),
            troubles := row.with_troubles(gist.troubles),
            hashes,
        )
        number = self._batch.message(told, "" if has_bytes else header_of(entry.letter))
        self._summary.messages += 1
        if troubles and any(trouble.is_loss for trouble in troubles):
            self._summary.partial += 1
        for place, leaf in enumerate(along):
            self._attachment((number, place + 1), leaf, digests[place], file)

    def _attachment(self, at: tuple[int, int], leaf: Leaf, digest: str, file: BinaryIO) -> None:
        original, trouble = self._archived(leaf, digest, file)
        name = kept(leaf.file_name or "")
        self._batch.attachment((*at, name, kept(leaf.media_type), leaf.size, original, trouble))
        self._summary.attachments += 1

    def _archived(self, leaf: Leaf, digest: str, file: BinaryIO) -> tuple[str | None, str]:
        """The digest under which its bytes are archived, and what is wrong with it."""
        trouble = leaf.trouble or _NO_TROUBLE
        if leaf.trouble in _NOT_HAD and not leaf.size:
            return None, trouble
        if leaf.place is None:
            if leaf.size > LARGEST_ATTACHMENT:
                return None, Trouble.TOO_LARGE
            if not self._batch.holds(digest):
                self._originals.keep_bytes(leaf.content, digest)
        else:
            try:
                pieces = _Pieces(large.content(file, leaf))
                told = self._originals.keep(cast("BinaryIO", pieces), LARGEST_ATTACHMENT)
            except Unreadable:
                return None, Trouble.TOO_LARGE
            digest = told.sha256
        self._batch.original(digest, leaf.size)
        return digest, trouble

    def _store(self, opened: Opened, file: BinaryIO) -> None:
        """An Outlook store: its items are counted, its folders have rows of their own."""
        opened.numbers.clear()  # counted anew, those of an earlier run too
        entries = trove.read_file(file, opened.place, self._as_of)
        for count, entry in enumerate(entries, 1):
            if entry.row.kind is Kind.UNREADABLE and entry.row.size:
                self.whole(opened, Kind.UNREADABLE, entry.row.trouble)
                return
            self._item(opened, entry, file, is_new=count > opened.reached)
            self._batch.reached(opened.id, max(count, opened.reached))
            if self._batch.is_full:
                self._batch.flush()
        self.whole(opened, Kind.CONTAINER, Trouble.REBUILT)

    def _item(self, opened: Opened, entry: Entry, file: BinaryIO, *, is_new: bool) -> None:
        folder = self._folder(opened, entry.place[len(opened.place) : -1])
        if not is_new:
            if entry.row.kind is Kind.MESSAGE:
                opened.following(folder)
        elif entry.row.kind is Kind.MESSAGE:
            self._message(opened, folder, entry, file)
        else:
            row = entry.row
            told = (folder, 0, 0, row.kind.value, row.trouble or _NO_TROUBLE, "")
            self._batch.stretch(told)
            self._summary.unreadable += row.kind is Kind.UNREADABLE

    def _folder(self, opened: Opened, path: Place) -> int:
        if not path:
            return opened.id
        if path not in opened.folders:
            place = opened.place
            for name in path:
                place = places.inner(place, name)
            opened.folders[path] = self._known(place, opened) or self._new_folder(place, opened)
        return opened.folders[path]

    def _known(self, place: Place, opened: Opened) -> int | None:
        if not opened.reached:
            return None
        rows = TroveFile.objects.filter(
            trove=self._batch.trove, place_digest=places.digest(place), original=opened.original
        )
        return rows.exclude(state="replaced").values_list("pk", flat=True).first()

    def _new_folder(self, place: Place, opened: Opened) -> int:
        number = self._batch.file(place, opened.original, 0, opened.modified)
        self._batch.reached(number, 0, "read")
        return number


_Read = tuple[Gist, Sequence[Leaf], Sequence[str], Fingerprint | None]
"""What a message says, what it holds beside, the SHA-256 of each of these, its fingerprint where
that was worked out with them."""


def _read(entry: Entry, as_of: datetime) -> _Read:
    if entry.raw is None:
        assert entry.letter is not None  # noqa: S101 - a message without bytes has one
        gist, along = gists.of(entry.letter)
    elif compiled.read is not None and (told := compiled.read(entry.raw, as_of)) is not None:
        return told
    else:
        gist, along = gists.read(entry.raw, as_of)
    return gist, along, [leaf.sha256 for leaf in along], None


_NOT_HAD = {Trouble.TOO_LARGE, Trouble.DAMAGED, Trouble.NOT_TAKEN_OUT}


class _Pieces(io.RawIOBase):
    """Bytes that come piece by piece, as a file that is read once."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next piece, whatever its size; none is left when it is empty."""
        del size
        return next((piece for piece in self._pieces if piece), b"")
