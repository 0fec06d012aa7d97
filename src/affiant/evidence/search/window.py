"""The passages that answer a query, with what facets count of their texts, bounded in number.

The bound makes a search cost the same whether ten thousand passages answer or ten million: of more
than MOST, those of the texts that were read last are looked at, and whoever shows them says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from affiant.evidence.models import Text
from affiant.evidence.models.passage import POSITIONS, passage_id
from affiant.evidence.rejected import STANDS
from affiant.evidence.search.index import index
from affiant.evidence.search.query import Query

MOST = 5_000  # passages that are ranked, counted and turned through

_IN_PASSAGE = (
    "SELECT 1 FROM evidence_passage AS p JOIN evidence_fact AS f ON f.text_id = p.text_id "  # noqa: S608 - constants of ours
    'AND f.start < p."end" AND f."end" > p.start WHERE p.id = hit.id AND ' + STANDS + " AND "
)


class Order(StrEnum):
    """In which order hits come."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


class Found(NamedTuple):
    """A passage that answers; `rank` is smaller the better, what follows is of its text."""

    id: int
    rank: float
    language: str
    publisher: str
    published: str

    @property
    def text(self) -> int:
        """The id of its text."""
        return self.id >> POSITIONS


@dataclass(frozen=True, slots=True)
class Filter:
    """What a passage must hold besides the words: a fact of this kind, a name of these keys; none
    that people rejected.

    `after` is a text's id: passages of later ones only. The index goes straight to these.
    """

    kind: str = ""
    names: tuple[str, ...] = ()
    after: int = 0

    def sql(self) -> tuple[str, list[Any]]:
        """The conditions and their parameters."""
        told = ""
        parameters: list[Any] = []
        if self.after:
            told += " AND hit.id > %s"
            parameters.append(passage_id(self.after + 1, 0) - 1)
        if self.kind:
            told += f" AND EXISTS ({_IN_PASSAGE} f.kind = %s)"
            parameters.append(self.kind)
        if self.names:
            places = ", ".join(["%s"] * len(self.names))
            told += (
                f" AND EXISTS ({_IN_PASSAGE} f.kind = 'mention' "
                f"AND (f.name_key IN ({places}) OR f.known_key IN ({places})))"
            )
            parameters += [*self.names, *self.names]
        return told, parameters


@dataclass(frozen=True, slots=True)
class Window:
    """What was found; `more` is whether there was more than was looked at."""

    found: tuple[Found, ...]
    more: bool = False


def window(
    query: Query, texts: QuerySet[Text], narrowed: Filter = Filter(), most: int = MOST
) -> Window:
    """The passages of these texts that answer, of the texts read last first."""
    if not query:
        return Window(())
    columns = ("id", "language", "publisher", "published")
    try:
        allowed, given = texts.order_by().values_list(*columns).query.sql_with_params()
    except EmptyResultSet:  # no text can be one of these
        return Window(())
    more, parameters = narrowed.sql()
    wanted = index()
    sql = wanted.hits(", t.language, t.publisher, t.published", allowed, more)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {most + 1}", [*given, wanted.asked(query), *parameters])
        rows = cursor.fetchall()
    return Window(tuple(map(Found._make, rows[:most])), len(rows) > most)


def ordered(found: Iterable[Found], order: Order) -> list[Found]:
    """The passages in this order; undated texts come last, equals in the order of their texts."""
    if order is Order.BEST:
        return sorted(found, key=lambda one: (one.rank, one.id))
    dated = sorted(found, key=lambda one: one.id)
    dated.sort(key=lambda one: one.published, reverse=order is Order.NEWEST)
    return sorted(dated, key=lambda one: not one.published)
