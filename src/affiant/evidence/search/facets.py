"""What the passages that answer have in common, counted: languages, publishers, dates, facts.

What people rejected is no fact that a passage has.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from django.db import connection

from affiant.evidence.rejected import STANDS
from affiant.evidence.search.window import Found

LOOKED_INTO = 500  # of the best passages: facts are asked for of so many, 20 of each text
MOST = 10  # values of one facet, the most frequent ones
YEAR, MONTH = 4, 7  # characters of an ISO date

Key = TypeVar("Key", bound=Hashable)
Said = tuple[int, str, str]
"""A passage, the kind of a fact in it, and whom it names: a key, "" for nobody."""

_FACTS = (
    "FROM evidence_passage AS p JOIN evidence_fact AS f ON f.text_id = p.text_id "
    'AND f.start < p."end" AND f."end" > p.start WHERE p.id IN ({ids}) AND ' + STANDS
)


@dataclass(frozen=True, slots=True)
class Facets:
    """By value how many passages; kinds are those of the best LOOKED_INTO."""

    languages: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    dates: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]


def facts_in(found: Sequence[Found]) -> list[Said]:
    """What stands in the best of these passages; one query."""
    if not found:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT p.id, f.kind, "
            "CASE WHEN f.kind = 'mention' THEN f.name_key ELSE '' END "
            + _FACTS.format(ids=", ".join(str(one.id) for one in found[:LOOKED_INTO]))
        )
        rows: list[Said] = cursor.fetchall()
    return rows


def facets(found: Sequence[Found], facts: Iterable[Said]) -> Facets:
    """The facets of these passages, the best first, with the facts in them. Dates are months where
    all are of one year, else years, in their order."""
    return Facets(
        languages=_most(_counted(found, "language")),
        publishers=_most(_counted(found, "publisher")),
        dates=_dates(_counted(found, "published")),
        kinds=_kinds(facts),
    )


def _counted(found: Sequence[Found], attribute: str) -> "Counter[str]":
    counted = Counter(map(attrgetter(attribute), found))
    del counted[""]  # of whom nobody knows it
    return counted


def _dates(days: "Counter[str]") -> tuple[tuple[str, int], ...]:
    length = MONTH if len({day[:YEAR] for day in days}) == 1 else YEAR
    counted: Counter[str] = Counter()
    for day, n in days.items():
        counted[day[:length]] += n
    return tuple(sorted(counted.items()))


def _most(counted: "Counter[str]") -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST])


def _kinds(facts: Iterable[Said]) -> tuple[tuple[str, int], ...]:
    return _most(Counter(kind for _, kind in {(passage, kind) for passage, kind, _ in facts}))


def named(
    facts: Iterable[Said], who: Callable[[int, str], Key | None]
) -> tuple[tuple[Key, int], ...]:
    """Who is named in the best of these passages: `who` tells it of a passage and a name's key,
    None for nobody who may be listed."""
    passages: dict[Key, set[int]] = defaultdict(set)
    for passage, _, key in facts:
        one = who(passage, key) if key else None
        if one is not None:
            passages[one].add(passage)
    counted = [(one, len(those)) for one, those in passages.items()]
    return tuple(sorted(counted, key=lambda one: (-one[1], str(one[0])))[:MOST])
