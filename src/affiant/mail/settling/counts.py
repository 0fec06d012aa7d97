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
from affiant.mail.models import Attributed, Message


@dataclass(frozen=True, slots=True)
class Within:
    """Which messages are counted: of a collection, and there of a trove or between two days.

    Days are in UTC and both included; messages without a date are in no such count.
    """

    collection: int
    trove: int | None = None
    since: date | None = None
    until: date | None = None


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


def rows(within: Within) -> tuple[Row, ...]:
    """Employers by falling number of messages, then the kinds that credit no employer."""
    held = _credited(within)
    cells: dict[tuple[str | None, Kind], dict[Grade, Counted]] = defaultdict(dict)
    for whose, kind, grade, messages, accounts in _counted(held, "whose", "kind", "grade"):
        cells[whose or None, Kind(kind)][Grade(grade)] = Counted(messages, accounts)
    found = [
        Row(
            whose or None,
            Kind(kind),
            Counted(messages, accounts),
            dict(sorted(cells[whose or None, Kind(kind)].items())),
        )
        for whose, kind, messages, accounts in _counted(held, "whose", "kind")
    ]
    return tuple(sorted(found, key=_place))


def total(within: Within) -> Counted:
    """All messages that count, and their distinct accounts."""
    held = _credited(within).aggregate(
        messages=Count("pk"), accounts=Count("message__sender", distinct=True)
    )
    return Counted(held["messages"], held["accounts"])


def undated(within: Within) -> int:
    """How many messages that count have no date; a count between two days leaves them out."""
    plain = Within(within.collection, within.trove)
    return _credited(plain).filter(message__sent=None).count()


def parts(within: Within, cell: CellOf) -> tuple[Part, ...]:
    """A row by domain, each with its unit; by falling number of messages."""
    counted = _counted(_in_cell(_credited(within), cell), "domain")
    found = [
        Part(domain, holder(domain).unit if domain else "", Counted(messages, accounts))
        for domain, messages, accounts in counted
    ]
    return tuple(sorted(found, key=lambda part: (-part.all.messages, part.domain)))


def messages(within: Within, cell: CellOf) -> QuerySet[Message]:
    """The messages that a cell counts, by date; each with its `attributed`."""
    held = _in_cell(_credited(within), cell).values("pk")
    found = Message.objects.filter(pk__in=held).select_related("attributed")
    return found.order_by(F("sent").asc(nulls_last=True), "pk")


def accounts(within: Within, cell: CellOf) -> Iterator[Account]:
    """The accounts that a cell counts, by falling number of messages. Confidential."""
    held = _in_cell(_credited(within), cell).values_list("message__sender")
    counted = held.annotate(n=Count("pk"), first=Min("message__sent")).order_by("-n", "first")
    for sender, number, first in counted.iterator():
        yield Account(sender, number, first)


def _credited(within: Within) -> QuerySet[Attributed]:
    """The attributions of messages that count; `whose` is the row's organisation, "" for a kind."""
    held = Attributed.objects.filter(
        message__trove__collection_id=within.collection, message__placement__copy_of=None
    )
    if within.trove is not None:
        held = held.filter(message__trove_id=within.trove)
    if within.since is not None:
        held = held.filter(message__sent__gte=datetime.combine(within.since, time.min, UTC))
    if within.until is not None:
        held = held.filter(message__sent__lte=datetime.combine(within.until, time.max, UTC))
    employer = When(kind=Kind.EMPLOYER.value, then="organisation")
    return held.annotate(whose=Case(employer, default=Value(""), output_field=TextField()))


def _in_cell(held: QuerySet[Attributed], cell: CellOf) -> QuerySet[Attributed]:
    held = held.filter(kind=cell.kind.value)
    if cell.organisation is not None:
        held = held.filter(organisation=cell.organisation)
    if cell.grade is not None:
        held = held.filter(grade=cell.grade.value)
    return held if cell.domain is None else held.filter(domain=cell.domain)


def _counted(held: QuerySet[Attributed], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Each group of these columns, its messages and its distinct accounts."""
    grouped = held.order_by().values(*columns)
    counted = grouped.annotate(
        messages=Count("pk"), accounts=Count("message__sender", distinct=True)
    )
    yield from counted.values_list(*columns, "messages", "accounts")


def _place(row: Row) -> tuple[bool, int, str, str]:
    return (row.organisation is None, -row.all.messages, row.organisation or "", row.kind.value)
