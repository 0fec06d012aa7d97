"""One run over what somebody hands in: a mailbox, a folder, an archive become a trove.

Every file is archived first and read from the archive, so that what was read is what is kept.
Members of archives are archived too, each by itself: a message can then be had again at its
offset, without unpacking a gigabyte for it, and by whoever knows nothing of archives.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from affiant.evidence.casefile import Casefile
from affiant.evidence.gathering import Found, gather
from affiant.evidence.locator import key_digest, locator
from affiant.evidence.models.collection import DEFAULT
from affiant.mail.models import Trove, TroveFile
from affiant.mail.reading import archive as archives
from affiant.mail.reading.archive import Archive, Member
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from affiant.mail.storing import place as places
from affiant.mail.storing.archive import Broken, budget, keep
from affiant.mail.storing.contents import Contents, Opened
from affiant.mail.storing.memory import little_memory
from affiant.mail.storing.place import Place
from affiant.mail.storing.summary import Progress, Summary
from affiant.mail.storing.writing import Batch
from affiant.reading.failure import Unreadable

LARGEST = 1 << 42
"""Bytes of one file that is taken in: 4 TiB, more than a disk that somebody hands in."""

_LOOK_UP = 200  # files asked of the table at a time
_HEAD = 512  # bytes that tell an archive
_MOST = (1 << 63) - 1  # what a column takes, and a damaged archive may go beyond


class Run:
    """`now` is the clock, `collection` what new troves go into."""

    def __init__(
        self,
        casefile: Casefile,
        now: Callable[[], datetime],
        progress: Progress | None = None,
        *,
        collection: int = DEFAULT,
    ) -> None:
        self._casefile = casefile
        self._originals = casefile.originals
        self._now = now
        self._progress = progress
        self._collection = collection

    def read(self, path: Path, name: str = "") -> tuple[Trove, Summary]:
        """Take in the trove that lies at `path`. Raises CasefileBusy."""
        path = Path(os.path.normpath(path.absolute()))
        with self._casefile.writing(), little_memory():
            trove = self._trove(path, name)
            self._summary = Summary()
            self._batch = Batch(self._originals, trove.pk, self._now())
            self._contents = Contents(
                self._batch, self._originals, self._now(), self._summary, self._progress
            )
            for chunk in _chunks(gather([path], self._casefile.folder)):
                self._chunk(chunk, path)
            self._end(trove)
        return trove, self._summary

    def _trove(self, path: Path, name: str) -> Trove:
        key = locator(path)
        trove, made = Trove.objects.get_or_create(
            collection_id=self._collection,
            key_digest=key_digest(key),
            defaults={"key": key, "name": name or locator(Path(path.name)), "at": self._now()},
        )
        if not made and name and name != trove.name:
            trove.name = name
            trove.save(update_fields=["name"])
        return trove

    def _end(self, trove: Trove) -> None:
        self._batch.flush()
        Trove.objects.filter(pk=trove.pk, state="begun").update(state="read", ended=self._now())
        trove.refresh_from_db()

    def _chunk(self, chunk: list[Found], root: Path) -> None:
        of = {found.path: places.place_of(found.path, root) for found in chunk}
        known = self._known(of.values())
        for found in chunk:
            place = of[found.path]
            self._file(found, place, known.get(places.digest(place)))

    def _known(self, of: Iterable[Place]) -> dict[str, TroveFile]:
        digests = [places.digest(place) for place in of]
        rows = TroveFile.objects.filter(trove=self._batch.trove, place_digest__in=digests)
        return {row.place_digest: row for row in rows.exclude(state="replaced")}

    def _file(self, found: Found, place: Place, known: TroveFile | None) -> None:
        if known is not None and _is_done(known, found):
            self._pass_over(found.size, known)
            return
        try:
            if found.missing is not None:
                raise found.missing
            taken = found.take(self._originals, LARGEST)
        except Unreadable as why:
            self._not_had(place, why, known)
            return
        sha256, size = taken.kept.sha256, taken.kept.size
        self._batch.original(sha256, size)
        # What would not hold still is looked at again the next time.
        modified = taken.modified if taken.mishap is None else None
        self._archived(place, (sha256, size, modified), known)

    def _archived(
        self, place: Place, told: tuple[str, int, int | None], known: TroveFile | None
    ) -> None:
        """A file whose bytes are in the archive: gone on with, or read."""
        sha256, size, modified = told
        if known is not None and known.original_id == sha256 and not _is_to_read_anew(known):
            if known.state != "begun":
                known.modified = modified
                self._pass_over(size, known)
                return
            opened = Opened.again(known)
        else:
            if known is not None:
                self._replace(known)
            opened = Opened(self._batch.file(place, *told), place, sha256, size, 0, modified)
        self._open(opened, budget(size))

    def _pass_over(self, size: int, known: TroveFile) -> None:
        self._summary.unchanged += 1
        self._contents.advance(size)
        if known.state == "read":  # it may have been out of reach the last time
            known.detail = ""
        known.save(update_fields=["modified", "detail"])

    def _replace(self, known: TroveFile) -> None:
        """Other bytes lie there now: what was read of the former ones stays, and says so."""
        for some in _chunks(list(_members_of(known))):
            TroveFile.objects.filter(pk__in=some).update(state="replaced")
        TroveFile.objects.filter(pk=known.pk).update(state="replaced")
        self._summary.replaced += known.original_id is not None

    def _not_had(self, place: Place, why: Unreadable, known: TroveFile | None) -> None:
        """The file cannot be had, now at least: what was read of it earlier stays."""
        self._summary.failed += 1
        if known is not None:
            TroveFile.objects.filter(pk=known.pk).update(detail=why.reason.value)
            return
        number = self._batch.file(place, None, 0, None)
        self._batch.reached(number, 0, "failed", why.reason.value)

    def _open(self, opened: Opened, left: int) -> int:
        """Read an archived file. Gives how much of `left`, the bytes that may be unpacked, is."""
        with self._originals.path(opened.original).open("rb") as file:
            if places.is_bookkeeping(opened.place):
                self._contents.whole(opened, Kind.SEPARATOR)
                return left
            found = archives.opened(file, file.read(_HEAD), opened.place[-1])
            if found is None:
                self._contents.take(opened, file)
            elif isinstance(found, Trouble):
                self._contents.whole(opened, Kind.UNREADABLE, found)
            elif len(opened.place) > archives.DEEPEST:
                self._contents.whole(opened, Kind.UNREADABLE, Trouble.TOO_DEEP)
            else:
                left = self._members(opened, found, left)
        return left

    def _members(self, opened: Opened, archive: Archive, left: int) -> int:
        for chunk in _chunks(archive.members(), 1 if archive.is_stream else _LOOK_UP):
            of = {member.name: places.inner(opened.place, member.name) for member in chunk}
            # In an archive that was not read before, nothing is known.
            known = self._known(of.values()) if opened.is_again else {}
            for member in chunk:
                place = of[member.name]
                try:
                    left = self._member(member, place, known.get(places.digest(place)), left)
                except Broken as broken:
                    self._not_unpacked(member, place, broken.trouble)
                    if broken.trouble is Trouble.BOMB and archive.is_stream:
                        # What lies behind it comes at the price of unpacking it.
                        self._contents.broken_off(opened.id, opened.size, Trouble.BOMB)
                        self._contents.whole(opened, Kind.CONTAINER)
                        return left
                if self._batch.is_full:
                    self._batch.flush()
        if archive.is_broken:
            self._contents.broken_off(opened.id, opened.size, Trouble.BROKEN_OFF)
        self._contents.whole(opened, Kind.CONTAINER)
        return left

    def _member(self, member: Member, place: Place, known: TroveFile | None, left: int) -> int:
        """One member. Gives how many bytes may still be unpacked. Raises Broken."""
        if known is not None and known.state != "begun":
            return left - known.size
        if known is not None:
            return self._open(Opened.again(known), left - known.size)
        kept, is_broken = keep(member, self._originals, max(0, left))
        self._batch.original(kept.sha256, kept.size)
        number = self._batch.file(place, kept.sha256, kept.size, None)
        if is_broken:
            self._contents.broken_off(number, kept.size, Trouble.BROKEN_OFF)
        opened = Opened(number, place, kept.sha256, kept.size)
        return self._open(opened, left - kept.size)

    def _not_unpacked(self, member: Member, place: Place, trouble: Trouble) -> None:
        size = min(member.size, _MOST)
        opened = Opened(self._batch.file(place, None, size, None), place, "", size)
        kind = Kind.UNREADABLE if trouble.is_loss else Kind.SEPARATOR
        self._contents.whole(opened, kind, trouble)


def _is_done(known: TroveFile, found: Found) -> bool:
    """Whether the file is as it was when it was read to its end."""
    if known.state == "begun" or known.original_id is None or _is_to_read_anew(known):
        return False
    return found.missing is None and (known.size, known.modified) == (found.size, found.modified)


def _is_to_read_anew(known: TroveFile) -> bool:
    """Whether it is worth another look though nothing changed: a reader may be there now."""
    return known.state == "failed" and known.detail == Trouble.NO_READER


def _members_of(known: TroveFile) -> Iterator[int]:
    """The rows of what lies in an archive or a store."""
    if not known.stretches.filter(kind=Kind.CONTAINER.value).exists() and known.state != "begun":
        return
    rows = TroveFile.objects.filter(trove=known.trove_id).exclude(state="replaced")
    own = list(known.place)
    for number, place in rows.values_list("pk", "place").iterator(1000):
        if len(place) > len(own) and place[: len(own)] == own:
            yield number


_T = TypeVar("_T")


def _chunks(items: Iterable[_T], size: int = _LOOK_UP) -> Iterator[list[_T]]:
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk
