"""Uploaded files as the reading takes them: out of quarantine, into the archive, by a rename."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import QuerySet

from affiant.evidence.gathering import Found, Taken
from affiant.evidence.models import Arrival, ArrivalState, Upload
from affiant.evidence.originals import Originals
from affiant.evidence.uploads.quarantine import Quarantine
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Kept

_HERE = (ArrivalState.ARRIVED, ArrivalState.TAKEN)
MARK = "upload"  # begins the locator: a path of this machine begins with "/"


@dataclass(frozen=True, slots=True)
class Sent(Found):
    """A file of an upload. `label` is its path as the sender has it."""

    upload: int = 0
    label: str = ""
    sha256: str = ""

    @property
    def locator(self) -> str:
        """`upload/12/letters/a.txt`."""
        return f"{MARK}/{self.upload}/{self.label}"

    @property
    def name(self) -> str:
        """What the sender calls it."""
        return self.label.rpartition("/")[2]

    def take(self, originals: Originals, limit: int) -> Taken:
        """Archive its bytes. A run that was killed may have done so before: they are there then.

        Raises Unreadable: VANISHED, TOO_LARGE.
        """
        del limit  # the upload had its own, which is no larger
        kept = originals.path(self.sha256)
        if self.path.is_file():
            kept = originals.adopt(self.path).path
        if not kept.is_file():
            raise Unreadable(Reason.VANISHED, "it was gone from the upload")
        return Taken(Kept(kept.parent.name + kept.name, self.size, kept), self.modified or 0)


def arrivals_of(upload: int) -> QuerySet[Arrival]:
    """The files of an upload that are to be read."""
    return Arrival.objects.filter(upload=upload, state__in=_HERE).order_by("pk")


def sent_files(casefile: Path, upload: int) -> Iterator[Found]:
    """The files of an upload, in the order they were announced."""
    quarantine = Quarantine(casefile)
    for one in arrivals_of(upload).iterator(chunk_size=1000):
        path = quarantine.path(upload, one.pk)
        yield Sent(path, one.size, one.modified or 0, None, upload, one.path, one.sha256)


def all_taken(casefile: Path, upload: int) -> None:
    """Say that the reading is done with an upload: nothing of it waits any more."""
    arrivals_of(upload).update(state=ArrivalState.TAKEN)
    if not Upload.objects.filter(pk=upload, open=True).exists():
        Quarantine(casefile).clear(upload)
