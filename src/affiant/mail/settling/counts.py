"""The table of attributions of stored mail.

Of one collection: messages and distinct accounts by organisation or kind and by grade, copies left
out. For the casefile, not for the
public: `settling.releases` makes what may be published.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Count, F, Min, QuerySet

from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Kind, holder
from affiant.mail.attribution.tally import Count as Counted
from affiant.mail.attribution.tally import Row, place
from affiant.mail.models import Message


@dataclass(frozen=True, slots=True)
class CellOf:
    """A cell of the table: a row, or that row under one grade. `organisation` of employers alone.

    `domain` narrows it to a part of an employer, or to one unknown domain. None narrows nothing.
    """

    kind: Kind | None = None
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


def table(held: QuerySet[Message]) -> tuple[tuple[Row, ...], Counted]:
    """The table of stored messages, and all of them together, from one pass over them.

    A contradicted message (Z) counts in its organisation's row, so that nothing is left out.
    Counted here and not by the database: SQLite takes four times as long to tell accounts apart.
    """
    columns = ("attributed__organisation", "attributed__kind", "attributed__grade", "sender")
    cells: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    accounts: set[str] = set()
    for organisation, kind, grade, sender in held.order_by().values_list(*columns).iterator(5_000):
        name = organisation if kind == Kind.EMPLOYER else ""
        cells[name, kind][grade][sender] += 1
        accounts.add(sender)
    rows = [_row(*key, by_grade) for key, by_grade in cells.items()]
    messages = sum(row.all.messages for row in rows)
    return tuple(sorted(rows, key=place)), Counted(messages, len(accounts))


def _row(name: str, kind: str, by_grade: Mapping[str, Counter[str]]) -> Row:
    grades = {
        grade: Counted(by_grade[grade].total(), len(by_grade[grade]))
        for grade in Grade
        if grade in by_grade
    }
    messages = sum(count.messages for count in grades.values())
    accounts = set().union(*by_grade.values())
    return Row(name or None, Kind(kind), Counted(messages, len(accounts)), grades)


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
        "kind": cell.kind.value if cell.kind else None,
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
