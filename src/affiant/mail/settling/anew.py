"""Settling with what it rests on: a collection whose keys or table of domains are older than those
at hand is out of date, and says so; settled again, it is worked out with these."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from affiant.evidence.originals import Originals
from affiant.mail.models import SettledWith, Trove
from affiant.mail.settling import run
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
    found = run.stale(collection)
    return Stale(found.messages, found.rechecked, _is_of_another_table(collection))


def is_settled(collection: int) -> bool:
    """Whether what was worked out is of all that is there, by the keys and the table at hand."""
    return run.is_settled(collection) and not _is_of_another_table(collection)


def settle(
    collection: int,
    now: datetime,
    originals: Originals | None = None,
    *,
    anew: bool = False,
    undo: bool = False,
    watch: Callable[[int], None] | None = None,
) -> Settled:
    """`run.settle`, of every message where the table of domains has changed since."""
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


def _is_of_another_table(collection: int) -> bool:
    row = SettledWith.objects.filter(pk=collection).first()
    return row is not None and row.table != _table()


@cache
def _table() -> str:
    """The reviewed table and the words that rules go by, as one digest."""
    folder = files("affiant.mail.attribution")
    return hashlib.sha256(folder.joinpath("domains.yaml").read_bytes()).hexdigest()
