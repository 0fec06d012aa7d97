"""Which documents speak with one voice, for a page of them at a time.

All lineages are worked out from what little tells whose voice a text has, which is kept
(`dossiers.origins.voices`); of the texts only those that a page shows are read. In a large casefile
voices are taken beside the pages, which show the last lineages until then.
"""

import logging
import threading
from dataclasses import dataclass

from django.db import DatabaseError, connections

from affiant.access.roles.reach import Reach
from affiant.access.roles.role import Permission
from affiant.dossiers.origins import Lineage, origins_of
from affiant.dossiers.origins.voices import are_taken, reached, stale, take, voices
from affiant.evidence.models import Entry, Text, TextVoice
from affiant.evidence.questions import current_texts
from affiant.evidence.search.origins import mark as mark_of_links
from affiant.portal import gate
from affiant.portal.coming import Coming, NotReady, What
from affiant.portal.gate import Visitor

FEW = 2_000  # texts of which a page brings the voices up to date itself: some seconds
MOST_KEPT = 16  # reaches whose lineages are kept

Mark = tuple[object, ...]
_log = logging.getLogger("django.affiant")
_lock = threading.Lock()
_taking = threading.Lock()  # whoever takes voices holds it
_kept: dict[Reach, tuple[Mark, "Lineages"]] = {}


@dataclass(frozen=True, slots=True)
class Lineages:
    """All of them, the largest first, and how many texts they have."""

    all: tuple[Lineage, ...]
    count: int


def lineages(who: Visitor) -> Lineages:
    """Those of the documents that this visitor sees. Raises NotReady."""
    reach = who.reach(Permission.READ)
    with _lock:
        kept = _kept.get(reach)
    if not _are_taken():
        if kept is not None and kept[0][:1] == _mark()[:1]:
            return kept[1]
        raise NotReady(_coming())
    mark = _mark()
    if kept is not None and kept[0] == mark:
        return kept[1]
    made = _made(who)
    with _lock:
        _kept.pop(reach, None)
        if len(_kept) >= MOST_KEPT:
            del _kept[next(iter(_kept))]
        _kept[reach] = mark, made
    return made


def _coming() -> Coming:
    """How far it is: texts whose voice is known of those there are."""
    count = current_texts().count()
    known = current_texts().filter(pk__in=TextVoice.objects.values("text")).count()
    return Coming(What.ORIGINS, min(known, count), count)


def _mark() -> Mark:
    newest = Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
    superseded = Text.objects.exclude(superseded_by=None).count()
    return (*mark_of_links(), *reached(), superseded, newest)


def _made(who: Visitor) -> Lineages:
    found = origins_of(voices(gate.texts(who)), gate.links(who)).lineages
    ordered = sorted(found, key=lambda one: (-len(one.documents), one.documents))
    return Lineages(tuple(ordered), sum(len(one.documents) for one in ordered))


def _are_taken() -> bool:
    """Whether voices are up to date; where there are few they are brought so, else beside."""
    if are_taken():
        return True
    if current_texts().count() > FEW:
        if _taking.acquire(blocking=False):
            threading.Thread(target=_take_beside, daemon=True).start()
        return False
    now = reached()
    take(stale(), now)
    return True


def warm() -> None:
    """Take now what a page would be told to wait for, if there is much. For a thread of its own."""
    if current_texts().count() > FEW and _taking.acquire(blocking=False):
        _take_beside()


def _take_beside() -> None:
    try:
        now = reached()
        take(stale(), now)
    except DatabaseError:
        _log.exception("it could not be worked out which texts speak with one voice")
    finally:
        _taking.release()
        connections.close_all()
