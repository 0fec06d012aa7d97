from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Max, QuerySet, Sum

from affiant.evidence import reach
from affiant.evidence.models import Fact, Original, State, Text
from affiant.evidence.questions import current_texts, way

_kept: dict[str, tuple[tuple[object, ...], dict[str, int]]] = {}
"""What was counted last, with what told that it still holds."""


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
    entries = reach.entries().filter(replaced=False)
    originals, texts = _told()
    states = dict(entries.values_list("state").annotate(Count("pk")))
    return Status(
        entries=sum(states.values()),
        read=states.get(State.READ, 0),
        failed=states.get(State.FAILED, 0),
        begun=states.get(State.BEGUN, 0),
        documents=texts.count(),
        originals=originals.count(),
        original_bytes=originals.aggregate(bytes=Sum("size"))["bytes"] or 0,
        facts=_facts(texts),
        readers=_counts(entries.filter(state=State.READ).values_list("reader")),
        reasons=_counts(entries.filter(state=State.FAILED).values_list("reason")),
    )


def _told() -> tuple[QuerySet[Original], QuerySet[Text]]:
    """The originals and the documents that may be told."""
    if not reach.is_narrowed():
        return Original.objects.all(), current_texts()
    rows = reach.entries()
    return Original.objects.filter(pk__in=rows.values("original")), reach.texts_of(
        current_texts(), rows
    )


def _facts(texts: QuerySet[Text]) -> dict[str, int]:
    if reach.is_narrowed():
        return _counts(Fact.objects.filter(text__in=texts).values_list("kind"))
    newest = Fact.objects.aggregate(most=Max("pk"))["most"]
    old = Text.objects.exclude(superseded_by=None)
    mark = (str(connection.settings_dict["NAME"]), newest, old.count())
    kept = _kept.get("facts")
    if kept is None or kept[0] != mark:
        kept = _kept["facts"] = mark, _current_facts(old)
    return dict(kept[1])


def _current_facts(old: QuerySet[Text]) -> dict[str, int]:
    """All facts by kind, less those of texts that were superseded: few, so that the index of kinds
    answers, and not two million rows."""
    every = Counter(_counts(Fact.objects.values_list("kind")))
    every.subtract(_counts(Fact.objects.filter(text__in=old).values_list("kind")))
    return {kind: number for kind, number in every.most_common() if number}


def _counts(values: QuerySet[Any, Any]) -> dict[str, int]:
    return dict(values.annotate(number=Count("pk")).order_by("-number"))


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
