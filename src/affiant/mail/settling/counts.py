"""The table of attributions of stored mail, counted in the database.

What `attribution.tally` counts of messages in memory, of one collection: messages and distinct
accounts by organisation or kind and by grade, copies left out. For the casefile, not for the
public: `settling.releases` makes what may be published.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Case, Count, F, Min, QuerySet, TextField, Value, When

from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind, holder
from affiant.mail.attribution.tally import Count as Counted
from affiant.mail.attribution.tally import Row
from affiant.mail.models import Message


@dataclass(frozen=True, slots=True)
class CellOf:
    """A cell of the table: a row, or that row under one grade. `organisation` of employers alone.

    `domain` narrows it to a part of an employer, or to one unknown domain.
    """

    kind: Kind
    organisation: str | None = None
    grade: Grade | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one domain has of a row. `unit` is whose it is within its organisation, "" for all."""

    domain: str
    unit: str
    all: Counted


@dataclass(frozen=True, slots=True)
class Account:
    """A sender with the number of messages that count, and the day of the first."""

    sender: str
    messages: int
    first: datetime | None


def counting(
    collection: int,
    *,
    trove: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Message]:
    """The messages of a collection that count: attributed, and no copies of others.

    Days are in UTC and both included; messages without a date are not between any two.
    """
    held = Message.objects.filter(
        trove__collection_id=collection, attributed__isnull=False, placement__copy_of=None
    )
    if trove is not None:
        held = held.filter(trove_id=trove)
    if since is not None:
        held = held.filter(sent__gte=datetime.combine(since, time.min, UTC))
    if until is not None:
        held = held.filter(sent__lte=datetime.combine(until, time.max, UTC))
    return held


def rows(held: QuerySet[Message]) -> tuple[Row, ...]:
    """Employers by falling number of messages, then the kinds that credit no employer.

    A contradicted message (Z) counts in its organisation's row, so that nothing is left out.
    """
    employer = When(attributed__kind=Kind.EMPLOYER.value, then=F("attributed__organisation"))
    named = held.annotate(whose=Case(employer, default=Value(""), output_field=TextField()))
    columns = ("whose", "attributed__kind")
    cells: dict[tuple[str, str], dict[Grade, Counted]] = defaultdict(dict)
    for whose, kind, grade, count in _counted(named, *columns, "attributed__grade"):
        cells[whose, kind][Grade(grade)] = count
    found = [
        Row(whose or None, Kind(kind), count, dict(sorted(cells[whose, kind].items())))
        for whose, kind, count in _counted(named, *columns)
    ]
    return tuple(sorted(found, key=_place))


def total(held: QuerySet[Message]) -> Counted:
    """All of them, and their distinct accounts."""
    told = held.aggregate(messages=Count("pk"), accounts=Count("sender", distinct=True))
    return Counted(told["messages"], told["accounts"])


def undated(held: QuerySet[Message]) -> int:
    """How many have no date; a count between two days leaves them out."""
    return held.filter(sent=None).count()


def parts(held: QuerySet[Message], cell: CellOf) -> tuple[Part, ...]:
    """A row by domain, each with its unit; by falling number of messages."""
    found = [
        Part(domain, holder(domain).unit if domain else "", count)
        for domain, count in _counted(messages(held, cell), "attributed__domain")
    ]
    return tuple(sorted(found, key=lambda part: (-part.all.messages, part.domain)))


def messages(held: QuerySet[Message], cell: CellOf) -> QuerySet[Message]:
    """Those that a cell counts, by date; each with its `attributed`."""
    asked = {
        "kind": cell.kind.value,
        "organisation": cell.organisation,
        "grade": cell.grade.value if cell.grade else None,
        "domain": cell.domain,
    }
    told = {f"attributed__{name}": value for name, value in asked.items() if value is not None}
    found = held.filter(**told).select_related("attributed")
    return found.order_by(F("sent").asc(nulls_last=True), "pk")


def accounts(held: QuerySet[Message], cell: CellOf) -> Iterator[Account]:
    """The accounts that a cell counts, by falling number of messages. Confidential."""
    senders = messages(held, cell).order_by().values_list("sender")
    counted = senders.annotate(n=Count("pk"), first=Min("sent")).order_by("-n", "first", "sender")
    for sender, number, first in counted.iterator():
        yield Account(sender, number, first)


def _counted(held: QuerySet[Message], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Each group of these columns, with its messages and distinct accounts."""
    grouped = held.order_by().values_list(*columns)
    counted = grouped.annotate(n=Count("pk"), accounts=Count("sender", distinct=True))
    for *group, number, distinct in counted:
        yield (*group, Counted(number, distinct))


def _place(row: Row) -> tuple[bool, int, str, str]:
    return (row.organisation is None, -row.all.messages, row.organisation or "", row.kind.value)
