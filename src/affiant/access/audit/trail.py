"""The log of the open casefile: add to it, read it, check it.

    trail = Trail(Anchor(folder / "keys", signer))
    trail.record(Deed("person:7", Action.READ, ObjectKind.DOCUMENT, "12"), at=now)

    with trail.together() as pen:  # a change and its entry: both or neither
        ...
        pen.record(Deed(...), at=now)

Writers stand in line: an entry's number and hash follow on the last one, so two cannot be made
at once. SQLite lets one writer in; PostgreSQL has a lock of ours, held until the transaction
ends. Record last in a transaction, therefore.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import DatabaseError, connection, transaction

from affiant.access.audit.chain import Fault, Flaw, walk
from affiant.access.audit.deed import Deed
from affiant.access.audit.guards import guards
from affiant.access.audit.head import Anchor
from affiant.access.audit.link import Head, Link, linked
from affiant.access.models import AuditEntry

_LOCK = 0x61666669_61756474  # "affiaudt": PostgreSQL's advisory locks are numbers
_AT_ONCE = 2000  # entries that a check fetches together; a million are never in memory
_COLUMNS = tuple(field.name for field in fields(Link))


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking the log. `head` can be noted elsewhere and held against it later."""

    head: Head
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


class Pen:
    """Adds entries inside a transaction that `Trail.together` opened."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor

    def record(self, deed: Deed, at: datetime) -> Link:
        """Add an entry. Raises ValueError for a time without its zone."""
        _wait_in_line()
        last = _last()
        if not last.sequence:
            self._anchor.begin()
        link = linked(deed, at, last)
        AuditEntry.objects.create(**{name: getattr(link, name) for name in _COLUMNS})
        transaction.on_commit(lambda: self._anchor.advance(link.head, stands=_stands))
        return link


class Trail:
    """The audit log; `anchor` keeps its head."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor

    def record(self, deed: Deed, at: datetime) -> Link:
        """Add an entry that is there for good when this returns.

        Raises RuntimeError inside a transaction, which could take it back: see `together`.
        """
        with self.together() as pen:
            return pen.record(deed, at)

    @contextmanager
    def together(self) -> Iterator[Pen]:
        """A transaction for a change and the entry that tells of it."""
        _last_through_a_power_cut()
        with transaction.atomic(durable=True):
            yield Pen(self._anchor)

    def links(self, after: int = 0) -> Iterator[Link]:
        """The entries in order, without holding them all."""
        rows = AuditEntry.objects.filter(sequence__gt=after).order_by("sequence")
        for number, *row in rows.values_list(*_COLUMNS).iterator(chunk_size=_AT_ONCE):
            # SQLite lets a number be a word; there is no entry of number 0.
            yield Link(number if isinstance(number, int) else 0, *row)

    def check(self, noted: Collection[Head] = ()) -> Checked:
        """Walk the whole chain. `noted` are heads that somebody kept elsewhere."""
        kept, faults = self._anchor.check()  # before the entries: these only run ahead of it
        found = [*faults, *_unguarded()]
        head = Head()
        try:
            for one in walk(self.links(), [*noted, *([kept] if kept else [])]):
                if isinstance(one, Head):
                    head = one
                else:
                    found.append(one)
        except DatabaseError:
            found.append(Fault(Flaw.UNREADABLE))
        # The first entry, with the head it needs, may have been written since we looked.
        if head.sequence and kept is None and not faults and not self._anchor.file.exists():
            found.append(Fault(Flaw.UNANCHORED))
        return Checked(head, tuple(found))


def _last() -> Head:
    row = AuditEntry.objects.order_by("-sequence").values_list("sequence", "hash").first()
    return Head(*row) if row else Head()


def _stands(head: Head) -> bool:
    """Whether the log has this head's entry."""
    if not head.sequence:
        return True
    return AuditEntry.objects.filter(sequence=head.sequence, hash=head.hash).exists()


def _wait_in_line() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _last_through_a_power_cut() -> None:
    """Have SQLite sync each commit: else the head could outlive the entry that it names."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def _unguarded() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        for name in guards(connection.vendor).missing(cursor):
            yield Fault(Flaw.UNGUARDED, detail=name)
