"""What a trove holds, counted: a fixed number of queries however large it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Substr, TruncDate

from affiant.mail.models import (
    Attachment,
    Message,
    SignatureCheck,
    Stretch,
    Trove,
    TroveFile,
)
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from affiant.mail.storing.ledger import not_had
from affiant.portal.mail.rows import REPLACED

MOST_DOMAINS = 40  # that signed, in the table
_IMPOSSIBLE = Q(troubles__contains=Trouble.BAD_DATE.value) | Q(
    troubles__contains=Trouble.DATE_AHEAD.value
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Messages by day; those with a date that cannot be, and those without one."""

    days: tuple[tuple[date, int], ...]
    impossible: int
    undated: int


def dates(messages: QuerySet[Message]) -> Dates:
    """When they say that they were sent, in UTC."""
    rows = messages.order_by()
    told = rows.aggregate(
        impossible=Count("pk", filter=_IMPOSSIBLE & Q(sent__isnull=False)),
        undated=Count("pk", filter=Q(sent__isnull=True)),
    )
    possible = rows.filter(sent__isnull=False).exclude(_IMPOSSIBLE)
    days = possible.annotate(day=_day()).values_list("day").annotate(Count("pk"))
    counted = ((date.fromisoformat(str(day)), n) for day, n in days)
    return Dates(tuple(counted), told["impossible"], told["undated"])


def _day() -> Combinable:
    """SQLite keeps moments as text in UTC, and would ask Python for the day of each."""
    if connection.vendor == "sqlite":
        return Substr(Cast("sent", TextField()), 1, len("2015-05-03"))
    return TruncDate("sent")


def parsers(messages: QuerySet[Message]) -> list[tuple[str, int]]:
    """How many each parser read."""
    return list(messages.order_by("parser").values_list("parser").annotate(Count("pk")))


def troubles(messages: QuerySet[Message]) -> list[tuple[Trouble, int]]:
    """How many messages have which trouble, the most frequent first."""
    counted = Counter[Trouble]()
    rows = messages.exclude(troubles="").order_by().values_list("troubles").annotate(Count("pk"))
    for joined, count in rows:
        for one in joined.split(","):
            counted[Trouble(one)] += count
    return counted.most_common()


def files_by_state(trove: Trove) -> dict[str, int]:
    """How many files are read, begun, failed; those that others replaced are not counted."""
    rows = trove.files.exclude(state=REPLACED).order_by()
    return dict(rows.values_list("state").annotate(Count("pk")))


def attachments(messages: QuerySet[Message]) -> tuple[int, int]:
    """How many things were sent along, and how many different ones."""
    rows = Attachment.objects.filter(message__in=messages.order_by())
    told = rows.aggregate(all=Count("pk"), different=Count("original", distinct=True))
    return told["all"], told["different"]


def placed(messages: QuerySet[Message]) -> tuple[int, int]:
    """How many are exact copies of another, and how many threads there are."""
    told = messages.order_by().aggregate(
        copies=Count("pk", filter=Q(placement__copy_of__isnull=False)),
        threads=Count("placement__root", distinct=True),
    )
    return told["copies"], told["threads"]


@dataclass(slots=True)
class Signed:
    """What the signatures of one domain came to, by result."""

    domain: str
    results: Counter[str]

    @property
    def total(self) -> int:
        """All of them."""
        return self.results.total()


def signed(messages: QuerySet[Message]) -> list[Signed]:
    """By domain, those with the most signatures first."""
    rows = SignatureCheck.objects.filter(message__in=messages.order_by()).exclude(domain="")
    held: dict[str, Signed] = {}
    counted = rows.order_by().values_list("domain", "result").annotate(Count("pk"))
    for domain, result, count in counted:
        held.setdefault(domain, Signed(domain, Counter())).results[result] += count
    return sorted(held.values(), key=lambda one: (-one.total, one.domain))[:MOST_DOMAINS]


def unsigned(messages: QuerySet[Message]) -> int:
    """How many bear no signature at all."""
    checks = SignatureCheck.objects.filter(message=OuterRef("pk")).exclude(domain="")
    return messages.filter(~Exists(checks)).count()


@dataclass(frozen=True, slots=True)
class Senders:
    """Of domains of one kind: accounts, and messages by grade. Exact copies count once."""

    kind: str
    accounts: int
    grades: Counter[str]

    @property
    def messages(self) -> int:
        """All of them."""
        return self.grades.total()


def senders(messages: QuerySet[Message]) -> list[Senders]:
    """By what the sender's domain is, those with the most messages first."""
    rows = messages.filter(attributed__isnull=False, placement__copy_of=None).order_by()
    columns = rows.values_list("attributed__kind", "attributed__grade", "sender")
    grades: defaultdict[str, Counter[str]] = defaultdict(Counter)
    accounts: defaultdict[str, set[str]] = defaultdict(set)
    # SQLite takes longer to tell accounts apart than to give them all out.
    for kind, grade, sender in columns.iterator(5_000):
        grades[kind][grade] += 1
        accounts[kind].add(sender)
    held = (Senders(kind, len(accounts[kind]), told) for kind, told in grades.items())
    return sorted(held, key=lambda one: (-one.messages, one.kind))


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be had, or a stretch of one that could not be read as mail: where, and
    why (a `Trouble` or a `reading.failure.Reason`)."""

    place: str
    start: int
    size: int
    trouble: str


def failures(trove: Trove, offset: int, size: int) -> tuple[list[Failed], int]:
    """A page of them, in the order of the files, and how many there are; files first."""
    files = not_had(trove).order_by("pk")  # one whose bytes are here is told by its stretch
    pieces = (
        Stretch.objects.filter(file__trove=trove)
        .exclude(file__state=REPLACED)
        .exclude(kind=Kind.CONTAINER.value)
        .filter(Q(kind=Kind.UNREADABLE.value) | ~Q(trouble=""))
        .select_related("file")
        .order_by("file", "start")
    )
    whole = files.count()
    found = [*_of_files(files[offset : offset + size])]
    after = max(offset - whole, 0)
    found += _of_pieces(pieces[after : after + size - len(found)])
    return found, whole + pieces.count()


def _of_files(rows: QuerySet[TroveFile]) -> Iterator[Failed]:
    for one in rows:
        yield Failed(_place(one), 0, one.size, one.detail)


def _of_pieces(rows: QuerySet[Stretch]) -> Iterator[Failed]:
    for one in rows:
        yield Failed(_place(one.file), one.start, one.end - one.start, one.trouble)


def _place(file: TroveFile) -> str:
    return " / ".join(map(str, file.place))
