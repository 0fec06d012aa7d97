"""What came in with a trove, and what of it could not be read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from affiant.mail.models import Attachment, Message, Stretch, Trove, TroveFile
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from affiant.mail.storing.place import Place

_QUIET = tuple(trouble.value for trouble in Trouble if not trouble.is_loss)


@dataclass(frozen=True, slots=True)
class Failure:
    """Bytes `start` to before `end` of a file that could not be read; the file as a whole where
    it could not even be had. `code` is a `reading.trouble.Trouble` or a `reading.failure.Reason`.
    """

    place: Place
    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What a trove holds now, former versions of its files left out."""

    files: int
    messages: int
    attachments: int
    failures: int


def tally(trove: Trove) -> Tally:
    """Counted in the tables."""
    current = ~Q(file__state="replaced")
    return Tally(
        _current(trove).count(),
        Message.objects.filter(current, trove=trove).count(),
        Attachment.objects.filter(
            ~Q(message__file__state="replaced"), message__trove=trove
        ).count(),
        _unread(trove).count() + not_had(trove).count(),
    )


def failures(trove: Trove) -> Iterator[Failure]:
    """Everything of the trove that could not be read, file by file."""
    for file in not_had(trove).order_by("pk").iterator(1000):
        yield Failure(tuple(file.place), 0, file.size, file.detail)
    rows = _unread(trove).select_related("file").order_by("file", "start")
    for row in rows.iterator(1000):
        yield Failure(tuple(row.file.place), row.start, row.end, row.trouble)


def troubles(trove: Trove) -> Counter[Trouble]:
    """How many messages each thing was wrong with."""
    told = Message.objects.filter(~Q(file__state="replaced") & ~Q(troubles=""), trove=trove)
    counted: Counter[Trouble] = Counter()
    for codes, count in told.values_list("troubles").annotate(count=Count("pk")).order_by():
        for code in codes.split(","):
            counted[Trouble(code)] += count
    return counted


@dataclass(frozen=True, slots=True)
class FileRow:
    """A line of a trove's ledger: a file and what came of it. `state` is the table's."""

    place: Place
    state: str
    detail: str
    size: int
    sha256: str
    messages: int


def files(trove: Trove) -> Iterator[FileRow]:
    """Every file of a trove, former versions too, in the order in which they were read."""
    rows = TroveFile.objects.filter(trove=trove).annotate(count=Count("messages")).order_by("pk")
    for row in rows.iterator(1000):
        yield FileRow(
            tuple(row.place), row.state, row.detail, row.size, row.original_id or "", row.count
        )


def _current(trove: Trove) -> QuerySet[TroveFile]:
    return TroveFile.objects.filter(trove=trove).exclude(state="replaced")


def not_had(trove: Trove) -> QuerySet[TroveFile]:
    """Files whose bytes could not be had; those that had been read before say so in `detail`."""
    return _current(trove).filter(
        Q(state="failed", original=None, stretches=None) | Q(state="read") & ~Q(detail="")
    )


def _unread(trove: Trove) -> QuerySet[Stretch]:
    rows = Stretch.objects.filter(file__trove=trove, kind=Kind.UNREADABLE.value)
    return rows.exclude(file__state="replaced").exclude(trouble__in=_QUIET)
