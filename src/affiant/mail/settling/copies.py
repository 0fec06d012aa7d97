"""Which stored messages are copies of one another, and which only claim to be."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from affiant.mail.duplicates import Copy, Fingerprint, Relation, groups
from affiant.mail.models import Attributed, Likeness, Message
from affiant.mail.settling.source import held_in

_AT_ONCE = 2_000
_RANK = {grade: rank for rank, grade in enumerate("ABZCDX")}
"""Of copies that arrived by several ways the best proof counts; without proof, what contradicts."""


def group_copies(collection: int) -> tuple[dict[int, int], int]:
    """Write the groups anew. Gives each copy that does not count the one that does; how many leads.

    Only messages that share a hash with another are looked at.
    """
    of: dict[int, int] = {}
    rows: list[Likeness] = []
    leads = 0
    for number, group in enumerate(groups(_sharing(collection)), 1):
        members = [copy.key for copy in group.members]
        rows += [Likeness(message_id=key, group=number, relation=group.relation) for key in members]
        if group.relation is Relation.COPIES:
            first = _best(members)
            of |= {key: first for key in members if key != first}
        else:
            leads += 1
    with transaction.atomic():
        Likeness.objects.filter(message__trove__collection_id=collection).delete()
        Likeness.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return of, leads


def _sharing(collection: int) -> Iterator[Copy[int]]:
    held = held_in(collection)
    shared = Q(content__in=_several(held, "content"))
    shared |= Q(mih__in=_several(held.exclude(mih=""), "mih"))
    columns = held.filter(shared).order_by("pk").values_list("pk", "mih", "content", "body")
    for key, mih, content, body in columns.iterator(_AT_ONCE):
        yield Copy(key, Fingerprint(mih or None, content, body))


def _several(held: QuerySet[Message], column: str) -> Any:
    """A query for what several messages have in this column."""
    counted = held.order_by().values(column).annotate(n=Count("pk")).filter(n__gt=1)
    return counted.values_list(column, flat=True)


def _best(members: list[int]) -> int:
    """The best graded, of equals the first. All have one From, and so one sender's kind."""
    grades: defaultdict[int, str] = defaultdict(lambda: "D")
    for at in range(0, len(members), _AT_ONCE):
        rows = Attributed.objects.filter(pk__in=members[at : at + _AT_ONCE])
        grades |= dict(rows.values_list("pk", "grade"))
    return min(members, key=lambda key: (_RANK.get(grades[key], len(_RANK)), key))
