"""The list of those who may be listed, kept in the database for who begins with a large casefile.

To sort out the names of a hundred thousand documents takes most of a minute, and a server that
starts has none. So whoever has made them keeps their list; it is as old as it says.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from affiant.evidence.models import ListedName, NamesListed
from affiant.evidence.rows import insert
from affiant.names.entity import Entity
from affiant.names.key import key
from affiant.vocabulary.entity import EntityKind

_COLUMNS = ("rank", "entity", "name", "entity_kind", "count", "keys")


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the list."""

    id: str
    name: str
    entity_kind: EntityKind
    count: int


def keep(public: Sequence[Entity], mark: Sequence[object]) -> None:
    """Keep this list in place of the one there is. `mark` tells what it was made from. Raises
    what the database raises."""
    rows = [
        (rank, one.id, one.name, one.entity_kind.value, one.count, "\n".join(_keys(one)))
        for rank, one in enumerate(public)
    ]
    with transaction.atomic():
        ListedName.objects.all().delete()
        NamesListed.objects.all().delete()
        insert(ListedName, _COLUMNS, rows)
        NamesListed.objects.create(mark=_written(mark))


def _keys(entity: Entity) -> list[str]:
    return list(dict.fromkeys(key(name) for name in entity.names()))


def is_kept(mark: Sequence[object] | None = None) -> bool:
    """Whether there is a list; with a mark, whether it is of that."""
    rows = NamesListed.objects.all()
    return (rows if mark is None else rows.filter(mark=_written(mark))).exists()


def listed(asked: str, offset: int, limit: int) -> tuple[list[Listed], int]:
    """Those with `asked` (a key) in one of their names, "" for all: so many from `offset` on, and
    how many there are."""
    rows = ListedName.objects.order_by("rank")
    if asked:
        rows = rows.filter(keys__contains=asked)
    found = rows.values_list("entity", "name", "entity_kind", "count")[offset : offset + limit]
    return [Listed(one, name, EntityKind(kind), n) for one, name, kind, n in found], rows.count()


def _written(mark: Sequence[object]) -> str:
    return json.dumps([None if one is None else str(one) for one in mark])
