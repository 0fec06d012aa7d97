"""Settling with what it rests on: a collection whose keys or table of domains are older than those
at hand is out of date, and says so; settled again, it is worked out with these."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from django.db.models import Q

from affiant.evidence.originals import Originals
from affiant.mail.models import SettledWith, Trove
from affiant.mail.settling.signed import newest_keys, signed
from affiant.mail.settling.source import held_in

if TYPE_CHECKING:
    from affiant.mail.settling.run import Settled


@dataclass(frozen=True, slots=True)
class Stale:
    """What has come in since a collection was settled: `messages` were never checked, `rechecked`
    were checked with fewer keys, and `table`: senders were worked out by another table."""

    messages: int
    rechecked: int
    table: bool = False

    def __bool__(self) -> bool:
        return bool(self.messages or self.rechecked or self.table)


def stale(collection: int) -> Stale:
    """Whether `settle` would find something to do, and how much."""
    fresh = held_in(collection).filter(Q(attributed=None) | Q(placement=None)).count()
    return Stale(fresh, _rechecked(collection), _is_of_another_table(collection))


def is_settled(collection: int) -> bool:
    """Whether what was worked out is of all that is there, by the keys and the table at hand."""
    begun = Trove.objects.filter(collection_id=collection, settled=None).exists()
    return not begun and not stale(collection)


def settle(
    collection: int,
    now: datetime,
    originals: Originals | None = None,
    *,
    anew: bool = False,
    undo: bool = False,
    watch: Callable[[int], None] | None = None,
) -> "Settled":
    """`run.settle`, of every message where the table of domains has changed since."""
    from affiant.mail.settling import run  # noqa: PLC0415 - large, and most ask `stale` alone

    again = anew or _is_of_another_table(collection)
    done = run.settle(collection, now, originals, anew=again, undo=undo, watch=watch)
    if Trove.objects.filter(collection_id=collection).exists():
        told = {"table": _table(), "at": now}
        SettledWith.objects.update_or_create(collection_id=collection, defaults=told)
    return done


def out_of_date() -> list[int]:
    """The collections with mail that is not settled by what is at hand."""
    troves = Trove.objects.order_by("collection").values_list("collection", flat=True)
    return [one for one in troves.distinct() if not is_settled(one)]


def _rechecked(collection: int) -> int:
    """How many messages with signatures were checked with fewer keys."""
    newest = newest_keys()
    if newest is None:
        return 0
    earlier = signed(collection).filter(message__attributed__at__lt=newest)
    return earlier.order_by().values("message").distinct().count()


def _is_of_another_table(collection: int) -> bool:
    row = SettledWith.objects.filter(pk=collection).first()
    return row is not None and row.table != _table()


@cache
def _table() -> str:
    """The reviewed table and the words that rules go by, as one digest."""
    folder = files("affiant.mail.attribution")
    return hashlib.sha256(folder.joinpath("domains.yaml").read_bytes()).hexdigest()
