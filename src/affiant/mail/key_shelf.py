"""The casefile's archive of public keys: rows in, rows out. Nothing is ever taken away."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import Min

from affiant.mail.authentication import tags
from affiant.mail.authentication.archive import ArchivedKey, KeyArchive, KeySource
from affiant.mail.keys.found import Found, Problem
from affiant.mail.models import KeyImport, MailKey

MOST_LISTED = 1_000
"""Problems of an import that are kept with their line; the rest is only counted."""

_AT_ONCE = 500  # rows that are compared and written together
_TELLER = 200  # characters of `told_by`, as the table has them
_RANK = {source: rank for rank, source in enumerate(KeySource)}


@dataclass(frozen=True, slots=True)
class Origin:
    """What is imported: see `KeyImport`."""

    name: str
    kind: str
    told_by: str
    sha256: str = ""


@dataclass(slots=True)
class Taken:
    """What came of the import of this `number`. `problems` are the first `MOST_LISTED` of
    `troubles`."""

    number: int = 0
    found: int = 0
    new: int = 0
    troubles: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Count one, and keep it while there is room."""
        self.troubles += 1
        if len(self.problems) < MOST_LISTED:
            self.problems.append(problem)


def keep(found: Iterable[Found], origin: Origin, now: datetime) -> Taken:
    """Put the keys into the open casefile, all or none; an import that
    brings nothing new is recorded, too."""
    taken, stream = Taken(), iter(found)
    with transaction.atomic():
        row = KeyImport.objects.create(
            name=origin.name, kind=origin.kind, told_by=origin.told_by[:_TELLER], at=now,
            sha256=origin.sha256,
        )  # fmt: skip
        while batch := list(islice(stream, _AT_ONCE)):
            keys = [one for one in batch if not isinstance(one, Problem)]
            for problem in batch:
                if isinstance(problem, Problem):
                    taken.add(problem)
            taken.found += len(keys)
            taken.new += _keep(keys, row)
        taken.number = row.pk
        row.found, row.new, row.troubles = taken.found, taken.new, taken.troubles
        row.problems = [
            {"line": one.line, "trouble": one.trouble, "detail": one.detail}
            for one in taken.problems
        ]
        row.save()
    return taken


_Identity = tuple[str, str, str, str, str]


def _keep(keys: Sequence[ArchivedKey], row: KeyImport) -> int:
    """How many are new."""
    hashes = [_hash(key.record) for key in keys]
    # By name too: one record can stand under very many names, and a dump may mean to.
    there = MailKey.objects.filter(
        record_sha256__in=set(hashes),
        domain__in={key.domain for key in keys},
        selector__in={key.selector for key in keys},
    )
    known: dict[_Identity, MailKey] = {_identity(held): held for held in there}
    new: dict[_Identity, MailKey] = {}
    widened: dict[_Identity, MailKey] = {}
    for key in keys:
        made = _row(key, row)
        identity = _identity(made)
        held = known.get(identity) or new.get(identity)
        if held is None:
            new[identity] = made
        elif _widen(held, made) and identity in known:
            widened[identity] = held
    MailKey.objects.bulk_create(new.values())
    days = ["first_seen", "last_seen", "private_since", "is_signed"]
    MailKey.objects.bulk_update(widened.values(), days)
    return len(new)


def _identity(row: MailKey) -> _Identity:
    return row.domain, row.selector, row.record_sha256, row.source, row.told_by


def _row(key: ArchivedKey, taken_from: KeyImport) -> MailKey:
    return MailKey(
        domain=key.domain,
        selector=key.selector,
        record=key.record,
        record_sha256=_hash(key.record),
        material=material(key.record),
        source=key.source.value,
        told_by=key.told_by[:_TELLER],
        first_seen=key.first_seen,
        last_seen=key.last_seen,
        private_since=key.private_since,
        is_signed=key.is_signed,
        taken_from=taken_from,
    )


def _widen(held: MailKey, other: MailKey) -> bool:
    """Take in what the same source saw on other days; whether that changed anything."""
    before = held.first_seen, held.last_seen, held.private_since, held.is_signed
    held.first_seen = _least(held.first_seen, other.first_seen)
    held.private_since = _least(held.private_since, other.private_since)
    days = [day for day in (held.last_seen, other.last_seen) if day]
    held.last_seen = max(days) if days else None
    held.is_signed = held.is_signed or other.is_signed
    return before != (held.first_seen, held.last_seen, held.private_since, held.is_signed)


def _least(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day]
    return min(days) if days else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def material(record: str) -> str:
    """The hash of the key alone, the same however its record is written and under any name."""
    return _hash(tags.joined(tags.parse(record).get("p", "")))


def listed(domain: str = "", selector: str = "") -> Iterator[MailKey]:
    """The rows of a domain and those below it, by name; of all without one."""
    rows = MailKey.objects.select_related("taken_from")
    if domain:
        at = domain.lower()
        rows = rows.filter(domain=at) | rows.filter(domain__endswith=f".{at}")
    if selector:
        rows = rows.filter(selector=selector.lower())
    yield from rows.order_by("domain", "selector", "first_seen", "pk")


class KeyShelf(KeyArchive):
    """The archive of the open casefile, asked name by name and remembered.

    A key whose private part is public anywhere is marked so wherever it stands. What the DNS was
    seen to say comes before statements, then keys that were brought, then recovered ones.
    """

    def under(self, selector: str, domain: str) -> tuple[ArchivedKey, ...]:
        """See there."""
        name = selector.lower(), domain.lower()
        if name not in self._keys:
            self._keys[name] = _under(*name)
        return tuple(self._keys[name])


def _under(selector: str, domain: str) -> list[ArchivedKey]:
    rows = list(MailKey.objects.filter(selector=selector, domain=domain).order_by("pk"))
    leaked = MailKey.objects.filter(
        material__in={row.material for row in rows}, private_since__isnull=False
    )
    since = dict(leaked.values_list("material").annotate(Min("private_since")).order_by())
    rows.sort(key=lambda row: (_RANK[KeySource(row.source)], row.first_seen or date.max))
    return [archived(row, since.get(row.material)) for row in rows]


def archived(row: MailKey, private_since: date | None = None) -> ArchivedKey:
    """The row as checking takes it."""
    return ArchivedKey(
        row.domain,
        row.selector,
        row.record,
        KeySource(row.source),
        row.told_by,
        row.first_seen,
        row.last_seen,
        private_since or row.private_since,
        row.is_signed,
    )
