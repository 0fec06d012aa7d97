"""All names of the casefile and who is masked, kept between requests until something changed.

What it follows from is marked by a few numbers that one query asks for; a judgement on a figure
changes none of them.
"""

import threading
from dataclasses import dataclass

from django.db import connection

from affiant.evidence.entities.names import Names, names
from affiant.evidence.legal import legal_standings
from affiant.portal.masks import Masks, people_counted
from affiant.portal.running import running

_MARK = (
    "SELECT (SELECT max(id) FROM evidence_text), (SELECT max(id) FROM evidence_fact), "
    "(SELECT max(id) FROM evidence_legalrecord), (SELECT max(id) FROM evidence_identityjudgement), "
    "(SELECT max(j.id) FROM evidence_judgement j JOIN evidence_fact f ON f.id = j.fact_id "
    "WHERE f.kind = 'mention')"
)
_lock = threading.Lock()
_kept: dict[str, "Known"] = {}


@dataclass(frozen=True)
class Known:
    """The names and the masks at one moment."""

    mark: tuple[object, ...]
    names: Names
    masks: Masks


def known() -> Known:
    """The names and masks as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        mark = (str(running().casefile.folder), *(cursor.fetchone() or ()))
    with _lock:
        kept = _kept.get("last")
        if kept is None or kept.mark != mark:
            kept = _kept["last"] = _asked(mark)
        return kept


def _asked(mark: tuple[object, ...]) -> Known:
    found = names()
    return Known(mark, found, Masks(people_counted(found.counted, legal_standings())))
