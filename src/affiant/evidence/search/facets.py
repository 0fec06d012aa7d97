"""What the passages that answer have in common, counted: languages, publishers, dates, facts.

What people rejected is no fact that a passage has.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection

from affiant.evidence.rejected import STANDS
from affiant.evidence.search.window import Found

LOOKED_INTO = 1_000  # of the best passages: facts are asked for of so many
MOST = 10  # values of one facet, the most frequent ones
YEAR, MONTH = 4, 7  # characters of an ISO date

Key = TypeVar("Key", bound=Hashable)

_FACTS = (
    "FROM evidence_passage AS p JOIN evidence_fact AS f ON f.text_id = p.text_id "
    'AND f.start < p."end" AND f."end" > p.start WHERE p.id IN ({ids}) AND ' + STANDS
)


@dataclass(frozen=True, slots=True)
class Facets:
    """By value how many passages; names are keys. `looked_into` is of how many passages kinds and
    names were counted: the best ones."""

    languages: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    dates: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    looked_into: int


def facets(found: Sequence[Found]) -> Facets:
    """The facets of these passages, the best first; one query. Dates are months where all are of
    one year, else years, in their order."""
    years = {one.published[:YEAR] for one in found if one.published}
    length = MONTH if len(years) == 1 else YEAR
    dated = Counter(one.published[:length] for one in found if one.published)
    return Facets(
        languages=_most(Counter(one.language for one in found if one.language)),
        publishers=_most(Counter(one.publisher for one in found if one.publisher)),
        dates=tuple(sorted(dated.items())),
        kinds=_kinds(found[:LOOKED_INTO]),
        looked_into=min(len(found), LOOKED_INTO),
    )


def _most(counted: "Counter[str]") -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST])


def _kinds(found: Sequence[Found]) -> tuple[tuple[str, int], ...]:
    if not found:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT f.kind, count(DISTINCT p.id) {_facts(found)} GROUP BY f.kind")
        return _most(Counter(dict(cursor.fetchall())))


def named(
    found: Sequence[Found], who: Callable[[int, str], Key | None]
) -> tuple[tuple[Key, int], ...]:
    """Who is named in the best of these passages: `who` tells it of a passage and a name's key,
    None for nobody who may be listed. One query."""
    if not found:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT p.id, f.name_key {_facts(found[:LOOKED_INTO])} "
            "AND f.kind = 'mention' AND f.name_key <> ''"
        )
        rows: Iterable[tuple[int, str]] = cursor.fetchall()
    passages: dict[Key, set[int]] = defaultdict(set)
    for passage, key in rows:
        one = who(passage, key)
        if one is not None:
            passages[one].add(passage)
    counted = [(one, len(those)) for one, those in passages.items()]
    return tuple(sorted(counted, key=lambda one: (-one[1], str(one[0])))[:MOST])


def _facts(found: Sequence[Found]) -> str:
    return _FACTS.format(ids=", ".join(str(one.id) for one in found))
