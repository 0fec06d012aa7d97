"""The keys of the casefile, name by name, and the names of which there is none.

Keys are the whole casefile's. Who sees a part of it sees those that mail of that part was signed
with, and not who told them: a recovered key is told by a trove.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from affiant.mail.authentication import key
from affiant.mail.authentication.archive import KeySource
from affiant.mail.authentication.verdict import Reason, Result
from affiant.mail.models import MailKey, SignatureCheck
from affiant.portal.gate import Visitor
from affiant.portal.mail import rows

Name = tuple[str, str]
"""Domain and selector."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A key as one source told it. `private_since` is told of the key wherever it stands."""

    source: KeySource
    told_by: str
    first_seen: date | None
    last_seen: date | None
    private_since: date | None
    is_signed: bool
    bits: int
    type: str
    material: str
    record: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known under one name."""

    domain: str
    selector: str
    keys: tuple[Shown, ...]

    @property
    def different(self) -> int:
        """How many keys these are: one key that several sources tell of is one."""
        return len({one.material for one in self.keys})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that signatures need and that had no key; `came` where there is one by now."""

    domain: str
    selector: str
    messages: int
    came: bool


def kept(who: Visitor, words: str) -> QuerySet[MailKey]:
    """The keys that this visitor may see, of names that hold these words."""
    found = MailKey.objects.all()
    if words:
        found = found.filter(Q(domain__contains=words) | Q(selector__contains=words))
    if who.documents.whole:
        return found
    signed = SignatureCheck.objects.filter(
        message__in=rows.messages(who), domain=OuterRef("domain"), selector=OuterRef("selector")
    )
    return found.filter(Exists(signed))


def shelves(found: QuerySet[MailKey], start: int, size: int, *, told: bool) -> list[Shelf]:
    """`size` names of them and one more, from the `start`th; `told` with who told each key."""
    names: list[Name] = list(
        found.order_by("domain", "selector")
        .values_list("domain", "selector")
        .distinct()[start : start + size + 1]
    )
    held = found.filter(
        domain__in={domain for domain, _ in names}, selector__in={one for _, one in names}
    )
    by_name: dict[Name, list[MailKey]] = {name: [] for name in names}
    for row in held.order_by("first_seen", "pk"):
        by_name.get((row.domain, row.selector), []).append(row)
    leaked = _leaked([row for kept_ones in by_name.values() for row in kept_ones])
    return [
        Shelf(*name, tuple(_shown(row, leaked, told=told) for row in kept_ones))
        for name, kept_ones in by_name.items()
    ]


def wanted(who: Visitor, most: int) -> list[Wanted]:
    """The names that most messages need, the most first."""
    keyless = SignatureCheck.objects.filter(
        message__in=rows.messages(who), result=Result.TEMPERROR.value, reason=Reason.NO_KEY.value
    )
    there = MailKey.objects.filter(domain=OuterRef("domain"), selector=OuterRef("selector"))
    told = (
        keyless.order_by()
        .values_list("domain", "selector")
        .annotate(number=Count("message", distinct=True), came=Exists(there))
        .order_by("-number", "domain", "selector")[:most]
    )
    return [Wanted(*one) for one in told]


def _leaked(held: Sequence[MailKey]) -> dict[str, date]:
    """Since when the private part is public, by the hash of the key."""
    rows_of = MailKey.objects.filter(
        material__in={row.material for row in held}, private_since__isnull=False
    )
    return dict(rows_of.order_by().values_list("material").annotate(Min("private_since")))


def _shown(row: MailKey, leaked: dict[str, date], *, told: bool) -> Shown:
    found = key.read(row.record)
    return Shown(
        KeySource(row.source),
        row.told_by if told else "",
        row.first_seen,
        row.last_seen,
        leaked.get(row.material),
        row.is_signed,
        found.bits,
        found.type,
        row.material,
        row.record,
    )
