"""The threads of a collection, as they were placed; copies stand with what they are copies of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from affiant.mail.models import Message, Placement


@dataclass(frozen=True, slots=True)
class Thread:
    """`root` is its first message; copies are not counted."""

    root: int
    messages: int
    accounts: int
    first: datetime | None
    last: datetime | None
    subject: str


def largest(collection: int, most: int) -> Iterator[Thread]:
    """Those with most messages, the newest of equals first."""
    held = Placement.objects.filter(message__trove__collection_id=collection, copy_of=None)
    counted = held.order_by().values_list("root").annotate(
        n=Count("pk"),
        accounts=Count("message__sender", distinct=True),
        first=Min("message__sent"),
        last=Max("message__sent"),
    ).order_by("-n", "-last", "root")[:most]  # fmt: skip
    found = list(counted)
    subjects = Message.objects.filter(pk__in=[root for root, *_ in found])
    named = dict(subjects.values_list("pk", "subject"))
    for root, number, accounts, first, last in found:
        yield Thread(root, number, accounts, first, last, named.get(root, ""))


def total(collection: int) -> int:
    """How many threads there are."""
    held = Placement.objects.filter(message__trove__collection_id=collection, copy_of=None)
    return held.order_by().values("root").distinct().count()


def posts(collection: int, message: int) -> QuerySet[Placement]:
    """The places of the thread that this message stands in, as it is read from the top.

    Each with `copies`, the number of its copies.
    """
    here = Placement.objects.filter(pk=message, message__trove__collection_id=collection)
    copies = Placement.objects.filter(copy_of=OuterRef("pk")).order_by().values("copy_of")
    counted = Coalesce(Subquery(copies.annotate(n=Count("pk")).values("n")), 0)
    held = Placement.objects.filter(root__in=here.values("root"), copy_of=None)
    return held.annotate(copies=counted).select_related("message").order_by("order")
