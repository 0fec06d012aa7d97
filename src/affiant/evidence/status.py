from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from django.db.models import Count, QuerySet, Sum

from affiant.evidence import reach
from affiant.evidence.counted import Counted, Mark, Row, counted, ledger, mark
from affiant.evidence.models import Fact, Original, State, Text
from affiant.evidence.questions import current_texts, way

_kept: dict[str, tuple[Mark, dict[str, int]]] = {}
"""The facts of the whole casefile as they were counted last."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that was not read: where it is, why, and whether its bytes are kept."""

    locator: str
    reason: str
    detail: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """The ledger in numbers. entries = read + failed + begun, always."""

    entries: int
    read: int
    failed: int
    begun: int
    documents: int
    originals: int
    original_bytes: int
    facts: dict[str, int]
    readers: dict[str, int]
    reasons: dict[str, int]


def status() -> Status:
    """How the casefile stands, as far as it may be told here (`evidence.reach`)."""
    rows = reach.entries()
    told = ledger(rows)
    states = _by(told, "state")
    held = counted(reach.within(), rows, told) if reach.is_narrowed() else None
    documents, originals, size, facts = _of(held) if held else _of_all(told)
    return Status(
        entries=sum(states.values()),
        read=states[State.READ],
        failed=states[State.FAILED],
        begun=states[State.BEGUN],
        documents=documents,
        originals=originals,
        original_bytes=size,
        facts=dict(facts),
        readers=dict(_by((row for row in told if row.state == State.READ), "reader").most_common()),
        reasons=dict(
            _by((row for row in told if row.state == State.FAILED), "reason").most_common()
        ),
    )


_Held: TypeAlias = tuple[int, int, int, Mapping[str, int]]
"""Documents, originals, the bytes of these, facts by kind."""


def _of(held: Counted) -> _Held:
    return len(held.texts), held.originals, held.original_bytes, held.facts


def _of_all(told: list[Row]) -> _Held:
    sizes = Original.objects.aggregate(number=Count("pk"), bytes=Sum("size"))
    return current_texts().count(), sizes["number"], sizes["bytes"] or 0, _facts(mark(told))


def _by(told: Iterable[Row], what: str) -> Counter[str]:
    found = Counter[str]()
    for row in told:
        found[getattr(row, what)] += row.number
    return found


def _facts(now: Mark) -> dict[str, int]:
    kept = _kept.get("facts")
    if kept is None or kept[0] != now:
        kept = _kept["facts"] = now, _current_facts()
    return kept[1]


def _current_facts() -> dict[str, int]:
    """All facts by kind, less those of texts that were superseded: few, so that the index of kinds
    answers, and not two million rows."""
    old = Text.objects.exclude(superseded_by=None)
    every = Counter(_counts(Fact.objects.values_list("kind")))
    every.subtract(_counts(Fact.objects.filter(text__in=old).values_list("kind")))
    return {kind: number for kind, number in every.most_common() if number}


def _counts(values: QuerySet[Any, Any]) -> dict[str, int]:
    return dict(values.annotate(number=Count("pk")))


def misses(since: datetime | None = None) -> Iterator[Miss]:
    """All that was not read, in the order it was handed in; `since` a moment, what was tried then
    or later."""
    failed = reach.entries().filter(state=State.FAILED, replaced=False)
    if since is not None:
        failed = failed.filter(at__gte=since)
    for entry in failed.select_related("container__container__container").order_by("pk"):
        yield Miss(" > ".join(way(entry)), entry.reason, entry.detail, entry.original_id)


def files() -> Iterator[str]:
    """The files that were handed in, in that order, as `evidence.locator` writes them."""
    entries = reach.entries().filter(container=None, replaced=False).order_by("pk")
    yield from entries.values_list("key", flat=True).iterator()
