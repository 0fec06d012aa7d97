"""What stands behind the founding story's table (`mail.settling.counts`): its cells, its domains.

Every question here is one query, however many messages there are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from affiant.mail.attribution.domain import ancestry
from affiant.mail.attribution.grade import Grade
from affiant.mail.attribution.holder import Holder, Kind
from affiant.mail.attribution.holder import table as reviewed
from affiant.mail.attribution.tally import Count as Counts
from affiant.mail.attribution.tally import Row
from affiant.mail.models import Message
from affiant.portal.speech import Speech

_NUMBERS = {"number": Count("pk"), "accounts": Count("sender", distinct=True)}
"""Messages and distinct accounts; those without a sender have one account between them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a number of the table counts; "" and None narrow nothing."""

    kind: Kind | None = None
    organisation: str = ""
    grade: Grade | None = None
    domain: str = ""

    def among(self, rows: QuerySet[Message]) -> QuerySet[Message]:
        """Its messages."""
        asked = {
            "attributed__kind": self.kind.value if self.kind else "",
            "attributed__organisation": self.organisation,
            "attributed__grade": self.grade.value if self.grade else "",
            "attributed__domain": self.domain,
        }
        return rows.filter(**{name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class Met:
    """A domain that senders wrote from, and whose the messages were taken to be."""

    domain: str
    organisation: str
    kind: Kind
    count: Counts
    entry: Holder | None = None

    @property
    def checked(self) -> date | None:
        """When the entry was compared with its source; None for never, or no entry."""
        return self.entry.source.checked if self.entry and self.entry.source else None


def table(held: QuerySet[Message]) -> tuple[tuple[Row, ...], Counts]:
    """`attribution.tally` of stored messages, and all of them together, from one pass over them.

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
    return tuple(sorted(rows, key=_place)), Counts(messages, len(accounts))


def _row(name: str, kind: str, by_grade: Mapping[str, Counter[str]]) -> Row:
    grades = {
        grade: Counts(by_grade[grade].total(), len(by_grade[grade]))
        for grade in Grade
        if grade in by_grade
    }
    messages = sum(count.messages for count in grades.values())
    accounts = set().union(*by_grade.values())
    return Row(name or None, Kind(kind), Counts(messages, len(accounts)), grades)


def _place(row: Row) -> tuple[bool, int, str, str]:
    return (row.organisation is None, -row.all.messages, row.organisation or "", row.kind.value)


def domains(
    rows: QuerySet[Message], kinds: Iterable[Kind], start: int, size: int
) -> tuple[tuple[Met, ...], bool]:
    """The domains of these kinds by falling number of messages, and whether there are more."""
    wanted = [kind.value for kind in kinds]
    told = (
        rows.filter(attributed__kind__in=wanted)
        .exclude(attributed__domain="")
        .order_by()
        .values_list("attributed__domain", "attributed__organisation", "attributed__kind")
        .annotate(**_NUMBERS)
        .order_by("-number", "attributed__domain", "attributed__organisation")
    )
    found = list(told[start : start + size + 1])
    return tuple(_met(*one) for one in found[:size]), len(found) > size


def count_words(count: Counts, speech: Speech) -> dict[str, str]:
    """Its two numbers as pages say them."""
    return {
        "messages": speech.number(count.messages),
        "accounts": speech.ngettext("{n} account", "{n} accounts", count.accounts),
    }


def _met(domain: str, organisation: str, kind: str, messages: int, accounts: int) -> Met:
    entry = _entry(domain, organisation, Kind(kind))
    return Met(domain, organisation, Kind(kind), Counts(messages, accounts), entry)


def _entry(domain: str, organisation: str, kind: Kind) -> Holder | None:
    """The nearest entry of the table that says so, whatever its days; None for what a rule says."""
    for name in ancestry(domain):
        entries: Sequence[Holder] = reviewed().get(name, ())
        for one in entries:
            if one.kind is kind and (one.organisation or "") == organisation:
                return one
    return None
