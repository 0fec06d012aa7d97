"""Which mail a page counts: of one trove or of all, sent on some days or on any."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from django.db.models import Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from affiant.mail.attribution.holder import Kind, holder
from affiant.mail.models import Message, Trove
from affiant.portal import gate
from affiant.portal.mail import rows
from affiant.portal.mail.masks import Hide


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`trove` 0 is all of them; `wrong` is what was typed as a day and is none."""

    trove: int = 0
    since: date | None = None
    until: date | None = None
    wrong: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Narrowed":
        """What a form says; a trove that is no number is none that there is."""
        trove = told.get("trove", "").strip()
        number = int(trove) if trove.isascii() and trove.isdigit() and len(trove) < _DIGITS else -1
        since, until = told.get("since", "").strip(), told.get("until", "").strip()
        days = day_of(since), day_of(until)
        wrong = next(
            (one for one, day in zip((since, until), days, strict=True) if _not(one, day)), ""
        )
        return cls(number if trove else 0, *days, wrong=wrong[:_LONGEST])

    @property
    def told(self) -> dict[str, str]:
        """The same as a form says it; what is not narrowed is left out."""
        days = {"since": self.since, "until": self.until}
        said = {name: day.isoformat() for name, day in days.items() if day}
        return ({"trove": str(self.trove)} if self.trove else {}) | said

    def address(self, **more: str) -> str:
        """The same as an address has it, with more."""
        return urlencode(self.told | {name: value for name, value in more.items() if value})

    def among(self, found: QuerySet[Message]) -> QuerySet[Message]:
        """Of these messages those that are meant. One without a date was sent on no day."""
        if self.trove:
            found = found.filter(trove=self.trove)
        if self.since:
            found = found.filter(sent__gte=datetime.combine(self.since, time.min, UTC))
        if self.until:
            found = found.filter(sent__lte=datetime.combine(self.until, time.max, UTC))
        return found


_DIGITS = 18  # of a number that databases count to
_LONGEST = 40  # characters of a wrong day that are shown again


def counted(narrowed: Narrowed, found: QuerySet[Message]) -> QuerySet[Message]:
    """What of these messages counts, where they are narrowed so."""
    return once(found, in_part=bool(narrowed.trove))


def asked(request: HttpRequest) -> tuple[Narrowed, QuerySet[Message]]:
    """What is narrowed to, and the visitor's messages of that. Raises Http404 for a trove that is
    beyond reach, or not there."""
    who, narrowed = gate.visitor(request), Narrowed.of(request.GET.dict())
    if narrowed.trove:
        rows.trove_of(who, narrowed.trove)
    return narrowed, narrowed.among(rows.messages(who))


def offered(troves: QuerySet[Trove], hide: Hide) -> list[tuple[int, str]]:
    """Those that a form offers, by their names, in which people are masked."""
    return [(one.pk, hide(one.name)) for one in troves.order_by("name", "pk")]


def day_of(told: str) -> date | None:
    """A day as forms write it (2014-03-01); None for anything else."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        return None


def _not(told: str, day: date | None) -> bool:
    return bool(told) and day is None


def once(found: QuerySet[Message], *, in_part: bool) -> QuerySet[Message]:
    """Of these messages those whose sender was worked out, exact copies once: the one of them that
    counts in the whole casefile, else the first that is among these. Those of one trove can have
    the one that counts in another; those of a collection have it among them, for copies have the
    same date."""
    settled = found.filter(attributed__isnull=False)
    if not in_part:
        return settled.filter(placement__copy_of=None)
    copies = settled.order_by().annotate(same=Coalesce("placement__copy_of", "pk")).values("same")
    chosen = Min("pk", filter=Q(placement__copy_of__isnull=True))
    counted = copies.annotate(one=Coalesce(chosen, Min("pk"))).values("one")
    return Message.objects.filter(pk__in=counted)


def is_known_domain(domain: str) -> bool:
    """Whether the reviewed table or a rule says whose it is."""
    return holder(domain).kind is not Kind.UNKNOWN
