"""All names of the casefile and who is masked, kept between requests until something changed.

What it follows from is marked by a few numbers that one query asks for; a judgement on a figure,
or a figure that a person adds, changes none of them.
"""

import threading
from dataclasses import dataclass

from django.db import connection

from affiant.evidence.entities.names import Names, names
from affiant.evidence.legal import legal_standings
from affiant.portal.here import here
from affiant.portal.masks import Masks, people_counted
from affiant.portal.running import running
from affiant.portal.scope import names_for

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
_lock = threading.Lock()
_kept: dict[str, "Known"] = {}


@dataclass(frozen=True)
class Known:
    """The names and the masks at one moment."""

    mark: tuple[object, ...]
    names: Names
    masks: Masks


def known() -> Known:
    """The names and masks as they are now: the names that the visitor of this moment may learn of,
    the masks of everybody."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        mark = (str(running().casefile.folder), *(cursor.fetchone() or ()))
    with _lock:
        kept = _kept.get("last")
        if kept is None or kept.mark != mark:
            kept = _kept["last"] = _asked(mark)
    narrowed = names_for(here(), kept.names, mark)
    return kept if narrowed is kept.names else Known(mark, narrowed, kept.masks)


def _asked(mark: tuple[object, ...]) -> Known:
    found = names()
    return Known(mark, found, Masks(people_counted(found.counted, legal_standings())))
