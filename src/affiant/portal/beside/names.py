"""The names, made by a child."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, connection

from affiant.access.roles.reach import Reach
from affiant.evidence.entities import listing
from affiant.evidence.entities.names import Names, names
from affiant.evidence.entities.picture import Picture, pieces, put_together
from affiant.evidence.entities.taking import take
from affiant.portal.beside.as_of import AsOf
from affiant.portal.scope import newest_row, texts_within, within

_MARK = (
    "SELECT (SELECT max(id) FROM evidence_text), "
    "(SELECT id FROM evidence_fact WHERE id NOT IN (SELECT fact_id FROM evidence_addition) "
    "ORDER BY id DESC LIMIT 1), "
    "(SELECT max(a.fact_id) FROM evidence_addition a JOIN evidence_fact f ON f.id = a.fact_id "
    "WHERE f.kind IN ('mention', 'quote')), "
    "(SELECT max(id) FROM evidence_legalrecord), (SELECT max(id) FROM evidence_identityjudgement), "
    "(SELECT max(j.id) FROM evidence_judgement j JOIN evidence_fact f ON f.id = j.fact_id "
    "WHERE f.kind IN ('mention', 'quote') AND (j.verdict NOT IN ('accepted', 'unsure') OR EXISTS "
    "(SELECT 1 FROM evidence_judgement e WHERE e.fact_id = j.fact_id "
    "AND e.verdict IN ('rejected', 'corrected'))))"
)
"""Who only accepts what was found, or doubts it, changes no name."""


def names_mark() -> tuple[object, ...]:
    """What names follow from, by a few numbers that one query asks for."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        found: tuple[object, ...] = cursor.fetchone() or ()
        return found


def pieces_within(reach: Reach) -> Iterator[Any]:
    """When, what people judged, and then the names."""
    mark = names_mark()
    take(thoroughly=True)  # a server that begins trusts what the last one left
    limited = (newest_row(), texts_within(reach)) if not reach.whole else None
    every = names()
    made = every if limited is None else within(every, limited[1])
    _ = made.public  # before the first piece: whoever reads them has nothing to wait for then
    yield AsOf((*mark, limited[0]), limited[1]) if limited else AsOf(mark)
    yield made.identities
    yield from pieces(made)
    if limited is None:
        _keep(made, mark)


def _keep(made: Names, mark: tuple[object, ...]) -> None:
    """Keep the list for the pages and the next server; where the database cannot be written, they
    go without."""
    with suppress(DatabaseError):
        if not listing.is_kept(mark):
            listing.keep(made.public, mark)


def taken(given: Iterator[Any]) -> tuple[AsOf, Picture]:
    """What the server has of it."""
    as_of, identities = next(given), next(given)
    return as_of, put_together(identities, given)
