"""An upload from its first word to its job: announced, sent in pieces, closed.

A file is announced with its name, size and, where the browser could tell it, its digest. What
the sender has in the casefile already under that name is not sent again; what is there in part
is gone on with.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet, Sum

from affiant.evidence.models import Arrival, ArrivalState, Entry, Job, JobKind, Text, Upload
from affiant.evidence.uploads.errors import Refused, Why
from affiant.evidence.uploads.limits import UploadLimits
from affiant.evidence.uploads.names import again, harmless
from affiant.evidence.uploads.quarantine import Piece, Quarantine
from affiant.evidence.work.queue import ask

_A_DAY = timedelta(days=1)
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
        _sweep(self._quarantine, at)
        mine = Upload.objects.filter(by=self._who, open=True, collection=collection)
        return mine.order_by("-pk").first() or Upload.objects.create(
            by=self._who, at=at, collection=collection
        )

    def begin_form(self, at: datetime) -> Upload:
        """An upload for the files of one form, closed to all else."""
        _sweep(self._quarantine, at)
        return Upload.objects.create(by=self._who, at=at, open=False)

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
                answer = self._there(upload, file)
                if answer is None and (why := self._against(file, count, held, room)):
                    answer = Awaited(0, ArrivalState.REFUSED.value, why=why)
                elif answer is None:
                    answer = self._admitted(upload, file)
                    count, held, room = count + 1, held + file.size, room - file.size
                answers.append(answer)
        return answers

    def _there(self, upload: Upload, file: Announced) -> Awaited | None:
        """The same file, announced before: of a drag that broke off, or that was done twice."""
        there = upload.arrivals.filter(
            path_digest=_digest(harmless(file.path)), size=file.size, modified=file.modified
        ).first()
        if there is None:
            return None
        have = self._quarantine.have(upload.pk, there.pk)
        return Awaited(there.pk, there.state, have if there.state == "expected" else 0)

    def _admitted(self, upload: Upload, file: Announced) -> Awaited:
        label = _free_label(upload, harmless(file.path))
        knows = bool(file.sha256) and self._knows(upload, label, file.sha256)
        made = Arrival.objects.create(
            upload=upload,
            path=label,
            path_digest=_digest(label),
            size=file.size,
            modified=file.modified,
            state=ArrivalState.KNOWN if knows else ArrivalState.EXPECTED,
            sha256=file.sha256 if knows else "",
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

    def _knows(self, upload: Upload, label: str, sha256: str) -> bool:
        name = label.rpartition("/")[2]
        entries = Entry.objects.filter(
            Q(text__in=self._seen), original=sha256, name=name, container=None, replaced=False
        )
        if entries.filter(collection=upload.collection).exists():
            return True
        sent = Arrival.objects.filter(
            Q(state=ArrivalState.TAKEN) | Q(state=ArrivalState.ARRIVED, upload=upload),
            upload__by=self._who,
            upload__collection=upload.collection,
            sha256=sha256,
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

    def close(
        self, upload: Upload, at: datetime, options: dict[str, object], by: str = ""
    ) -> Job | None:
        """Have what arrived read; None where nothing is to be read. What is there of the others
        is thrown away."""
        with transaction.atomic():
            partial = upload.arrivals.filter(state=ArrivalState.EXPECTED)
            for number in partial.values_list("pk", flat=True):
                self._quarantine.drop(upload.pk, number)
            partial.delete()
            upload.open = False
            if upload.arrivals.filter(state=ArrivalState.ARRIVED).exists():
                told = {**options, "upload": upload.pk, "collection": upload.collection}
                upload.job = ask(JobKind.READ, by or self._who, at, told)
            upload.save(update_fields=["open", "job"])
        return upload.job

    def discard(self, upload: Upload) -> None:
        """Throw all of it away."""
        number = upload.pk
        upload.delete()
        self._quarantine.clear(number)

    def whole(self, upload: Upload, path: str, size: int) -> Arrival:
        """Note a file of a form, of which nothing is known before it comes but its name."""
        label = _free_label(upload, harmless(path))
        return Arrival.objects.create(
            upload=upload, path=label, path_digest=_digest(label), size=size
        )

    def add(self, upload: Upload, arrival: Arrival, at: int, piece: Piece) -> int:
        """Add a piece to such a file; how long it is then. Raises Refused."""
        if self._quarantine.free(self._limits.reserve) <= 0:
            raise Refused(Why.NO_ROOM, at)
        return self._quarantine.append(upload.pk, arrival.pk, at, piece, self._limits.file)

    def finish(self, upload: Upload, arrival: Arrival, size: int) -> None:
        """Say that such a file is whole."""
        if size == 0:
            self._quarantine.append(upload.pk, arrival.pk, 0, io.BytesIO(), 0)
        arrival.size = size
        arrival.save(update_fields=["size"])
        self._arrived(upload, arrival)

    def drop(self, upload: Upload, arrival: Arrival) -> None:
        """Throw one file away."""
        self._quarantine.drop(upload.pk, arrival.pk)
        arrival.delete()


def _sweep(quarantine: Quarantine, at: datetime) -> None:
    """Throw away what forms left that broke off a day ago or more: a server that was killed in the
    middle of one leaves bytes that no job will ever take."""
    left = Upload.objects.filter(open=False, job=None, at__lt=at - _A_DAY)
    here = (ArrivalState.EXPECTED, ArrivalState.ARRIVED)
    for upload in left.filter(arrivals__state__in=here).distinct():
        quarantine.clear(upload.pk)
        upload.delete()


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
