"""How many documents, originals and facts stand within a reach, counted on from the last time.

Counting a million facts takes seconds. So what was counted stands while the ledger, the newest
text and the newest fact are those at which it was counted. Where documents only came in, theirs
alone are counted and added; where one left or was read again, everything is counted anew.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, Model, QuerySet, Sum

from affiant.access.roles.reach import Reach
from affiant.evidence.by_reach import ByReach
from affiant.evidence.models import Entry, Fact, Original, Text
from affiant.evidence.questions import current_texts
from affiant.evidence.reach import texts_of

SOME = 500
"""How many texts a query names: SQLite takes some thousand values."""


@dataclass(frozen=True, slots=True)
class Row:
    """Rows of the ledger that say the same, and how many they are."""

    state: str
    reader: str
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What changes whenever something does that is counted. `written` is when a row of the ledger
    was last written, within reach or not: a reading changes it, though it finds nothing new."""

    casefile: str
    ledger: frozenset[Row]
    written: datetime | None
    text: int
    superseded: int
    fact: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands within a reach: its documents, by number, and its facts, by kind."""

    texts: frozenset[int]
    originals: int
    original_bytes: int
    facts: Mapping[str, int]


_kept: ByReach[tuple[Mark, Counted]] = ByReach()


def ledger(rows: QuerySet[Entry]) -> list[Row]:
    """These rows of the ledger by what they say; an index answers by itself."""
    told = rows.filter(replaced=False).order_by().values_list("state", "reader", "reason")
    return [Row(*one) for one in told.annotate(number=Count("pk"))]


def mark(told: Iterable[Row] = ()) -> Mark:
    """What stands now; `told` is `ledger` of the rows that are counted."""
    return Mark(
        casefile=str(connection.settings_dict["NAME"]),
        ledger=frozenset(told),
        written=Entry.objects.aggregate(last=Max("at"))["last"],
        text=_newest(Text.objects.all()),
        superseded=Text.objects.exclude(superseded_by=None).count(),
        fact=_newest(Fact.objects.all()),
    )


def counted(within: Reach | None, rows: QuerySet[Entry], told: Iterable[Row]) -> Counted:
    """What is counted of these rows of the ledger: all that are within this reach, `told` by
    `ledger`. It is not kept where they are some for another reason (None)."""
    now, kept = mark(told), _kept.get(within) if within else None
    if kept is not None and kept[0] == now:
        return kept[1]
    made = _counted(rows, now, kept)
    return _kept.keep(within, (now, made))[1] if within else made


def _counted(rows: QuerySet[Entry], now: Mark, kept: tuple[Mark, Counted] | None) -> Counted:
    texts = frozenset(texts_of(current_texts(), rows).values_list("pk", flat=True))
    more = _more(*kept, now, texts) if kept is not None else None
    facts = _facts(texts, now) if more is None else more
    originals = Original.objects.filter(pk__in=rows.values("original"))
    sizes = originals.aggregate(number=Count("pk"), bytes=Sum("size"))
    return Counted(texts, sizes["number"], sizes["bytes"] or 0, dict(facts.most_common()))


def _newest(rows: QuerySet[Model]) -> int:
    return rows.aggregate(newest=Max("pk"))["newest"] or 0


def _more(then: Mark, kept: Counted, now: Mark, texts: frozenset[int]) -> Counter[str] | None:
    """The facts of these texts, by those that were counted then; None where that does not tell."""
    if then.casefile != now.casefile or kept.texts - texts or _are_read_again(then, kept.texts):
        return None
    new = Fact.objects.filter(pk__gt=then.fact, pk__lte=now.fact).values_list("text", "kind")
    added = Counter(kind for text, kind in new.exclude(addition=None) if text in kept.texts)
    return Counter(kept.facts) + added + _facts(texts - kept.texts, now)


def _are_read_again(then: Mark, texts: frozenset[int]) -> bool:
    """Whether one of these texts has been read again since, or been searched for facts again."""
    rows, facts = Entry.objects.exclude(text=None), Fact.objects.filter(addition=None)
    if then.written is not None:
        rows = rows.filter(at__gt=then.written)
    written = rows.values_list("text", flat=True)
    found = facts.filter(pk__gt=then.fact).values_list("text", flat=True).distinct()
    return not (texts.isdisjoint(written) and texts.isdisjoint(found))


def _facts(texts: Collection[int], now: Mark) -> Counter[str]:
    """The facts of these texts by kind, of those that are there now: what comes in meanwhile is
    counted the next time."""
    named, found = sorted(texts), Counter[str]()
    there = Fact.objects.filter(pk__lte=now.fact).order_by()
    for place in range(0, len(named), SOME):
        some = there.filter(text__in=named[place : place + SOME])
        found.update(dict(some.values_list("kind").annotate(number=Count("pk"))))
    return found
