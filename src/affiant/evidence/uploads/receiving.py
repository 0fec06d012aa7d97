"""An upload from its first word to its job: announced, sent in pieces, closed.

A file is announced with its name, size and, where the browser could tell it, its digest. What
the sender has in the casefile already under that name is not sent again; what is there in part
is gone on with.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet, Sum

from affiant.evidence.models import Arrival, ArrivalState, Entry, Job, JobKind, Text, Upload
from affiant.evidence.uploads.errors import Refused, Why
from affiant.evidence.uploads.limits import UploadLimits
from affiant.evidence.uploads.names import again, harmless
from affiant.evidence.uploads.quarantine import Piece, Quarantine
from affiant.evidence.work.queue import ask

_HERE = (ArrivalState.ARRIVED, ArrivalState.TAKEN)
_MOST_OF_A_NAME = 1000  # files of one name in one upload


@dataclass(frozen=True, slots=True)
class Announced:
    """A file as the browser tells of it. `sha256` is "" where it cannot tell."""

    path: str
    size: int
    modified: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """The answer: under which number to send it, and from which byte on. `why` refuses it."""

    number: int
    state: str
    have: int = 0
    why: Why | None = None


class Reception:
    """Takes one person's files. `seen` are the texts that this person may see: whether somebody
    else's documents are in the casefile is nothing that sending a copy may tell.
    """

    def __init__(
        self, quarantine: Quarantine, limits: UploadLimits, who: str, seen: QuerySet[Text]
    ) -> None:
        self._quarantine = quarantine
        self._limits = limits
        self._who = who
        self._seen = seen

    def begin(self, at: datetime, collection: int = 1) -> Upload:
        """The person's open upload for this collection, or a new one."""
        mine = Upload.objects.filter(by=self._who, open=True, collection=collection)
        return mine.order_by("-pk").first() or Upload.objects.create(
            by=self._who, at=at, collection=collection
        )

    def mine(self, upload: int) -> Upload:
        """The open upload of this number. Raises Upload.DoesNotExist, Refused(CLOSED)."""
        found = Upload.objects.get(pk=upload, by=self._who)
        if not found.open:
            raise Refused(Why.CLOSED)
        return found

    def announce(self, upload: Upload, files: Sequence[Announced]) -> list[Awaited]:
        """What to send of these files, in their order."""
        with transaction.atomic():
            held = upload.arrivals.aggregate(bytes=Sum("size"))["bytes"] or 0
            count = upload.arrivals.count()
            room = self._quarantine.free(self._limits.reserve)
            answers = []
            for file in files:
                answer = self._announced(upload, file, count, held, room)
                if answer.why is None and not answer.have and answer.state == "expected":
                    count, held, room = count + 1, held + file.size, room - file.size
                answers.append(answer)
        return answers

    def _announced(
        self, upload: Upload, file: Announced, count: int, held: int, room: int
    ) -> Awaited:
        there = self._same(upload, file)
        if there is not None:
            have = self._quarantine.have(upload.pk, there.pk) if there.state == "expected" else 0
            return Awaited(there.pk, there.state, have)
        why = self._against(file, count, held, room)
        if why is not None:
            return Awaited(0, ArrivalState.REFUSED.value, why=why)
        label = _free_label(upload, harmless(file.path))
        state = ArrivalState.EXPECTED
        if file.sha256 and self._knows(upload, label, file.sha256):
            state = ArrivalState.KNOWN
        made = Arrival.objects.create(
            upload=upload,
            path=label,
            path_digest=_digest(label),
            size=file.size,
            modified=file.modified,
            state=state,
            sha256=file.sha256 if state == ArrivalState.KNOWN else "",
        )
        return Awaited(made.pk, made.state)

    def _against(self, file: Announced, count: int, held: int, room: int) -> Why | None:
        limits = self._limits
        if not 0 <= file.size <= limits.file:
            return Why.TOO_LARGE
        if count >= limits.files:
            return Why.TOO_MANY
        if held + file.size > limits.total:
            return Why.TOO_MUCH
        return Why.NO_ROOM if file.size > room else None

    def _same(self, upload: Upload, file: Announced) -> Arrival | None:
        """The same file, announced before: of a drag that broke off, or that was done twice."""
        return upload.arrivals.filter(
            path_digest=_digest(harmless(file.path)), size=file.size, modified=file.modified
        ).first()

    def _knows(self, upload: Upload, label: str, sha256: str) -> bool:
        name = label.rpartition("/")[2]
        entries = Entry.objects.filter(
            Q(text__in=self._seen), original=sha256, name=name, container=None, replaced=False
        )
        if entries.filter(collection=upload.collection).exists():
            return True
        sent = Arrival.objects.filter(
            upload__by=self._who,
            upload__collection=upload.collection,
            sha256=sha256,
            state__in=_HERE,
        )
        return any(path.rpartition("/")[2] == name for path in sent.values_list("path", flat=True))

    def take(self, upload: Upload, number: int, at: int, piece: Piece) -> Awaited:
        """Add a piece to a file. Raises Refused, Arrival.DoesNotExist."""
        arrival = upload.arrivals.get(pk=number)
        if arrival.state != ArrivalState.EXPECTED:
            return Awaited(number, arrival.state, arrival.size)
        if self._quarantine.free(self._limits.reserve) < arrival.size - at:
            raise Refused(Why.NO_ROOM, self._quarantine.have(upload.pk, number))
        have = self._quarantine.append(upload.pk, number, at, piece, arrival.size)
        if have == arrival.size:
            self._arrived(upload, arrival)
        return Awaited(number, arrival.state, have)

    def _arrived(self, upload: Upload, arrival: Arrival) -> None:
        arrival.sha256 = self._quarantine.settle(upload.pk, arrival.pk)
        known = self._knows(upload, arrival.path, arrival.sha256)
        arrival.state = ArrivalState.KNOWN if known else ArrivalState.ARRIVED
        arrival.save(update_fields=["sha256", "state"])
        if known:
            self._quarantine.drop(upload.pk, arrival.pk)

    def close(self, upload: Upload, at: datetime, options: dict[str, object]) -> Job | None:
        """Have what arrived read; None where nothing is to be read. What is there of the others
        is thrown away."""
        with transaction.atomic():
            partial = upload.arrivals.filter(state=ArrivalState.EXPECTED)
            for number in partial.values_list("pk", flat=True):
                self._quarantine.drop(upload.pk, number)
            partial.delete()
            upload.open = False
            if upload.arrivals.filter(state=ArrivalState.ARRIVED).exists():
                upload.job = ask(JobKind.READ, self._who, at, {**options, "upload": upload.pk})
            upload.save(update_fields=["open", "job"])
        return upload.job

    def discard(self, upload: Upload) -> None:
        """Throw all of it away."""
        upload.delete()
        self._quarantine.clear(upload.pk or 0)


def _free_label(upload: Upload, label: str) -> str:
    """The label, or with a number where the upload has another file of that name."""
    told = label
    for number in range(2, _MOST_OF_A_NAME):
        if not upload.arrivals.filter(path_digest=_digest(told)).exists():
            return told
        told = again(label, number)
    raise Refused(Why.TOO_MANY)


def _digest(label: str) -> str:
    return hashlib.sha256(label.encode()).hexdigest()


def arrivals_of(uploads: Iterable[int]) -> QuerySet[Arrival]:
    """The files of these uploads that are to be read."""
    return Arrival.objects.filter(upload__in=uploads, state__in=_HERE).order_by("pk")
