"""Which documents speak with one voice, for a page of them at a time.

All lineages are worked out from what little tells whose voice a text has, which is kept
(`dossiers.origins.voices`); of the texts only those that a page shows are read. In a large casefile
all of it is done beside the pages (`portal.beside`), which show the last lineages until then. What
was made for a limited reach is shown as long as all of it lies within it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import connections

from affiant.access.roles.reach import Reach
from affiant.access.roles.role import Permission
from affiant.dossiers.origins.voices import are_taken, reached, stale, take
from affiant.evidence.by_reach import ByReach
from affiant.evidence.models import TextVoice
from affiant.evidence.questions import current_texts
from affiant.portal.beside.as_of import AsOf
from affiant.portal.beside.maker import MAKER
from affiant.portal.beside.order import Order
from affiant.portal.beside.origins import Lineages, as_of, origins_mark, taken, within
from affiant.portal.coming import Coming, NotReady, What
from affiant.portal.scope import WHOLE, seen_now
from affiant.portal.visitor import Visitor

FEW = 2_000  # texts of which a page works out the lineages itself: some seconds, the first time

Mark = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """Lineages, and as of when."""

    as_of: AsOf
    lineages: Lineages


_kept: ByReach[_Made] = ByReach()


def lineages(who: Visitor) -> Lineages:
    """Those of the documents that this visitor sees. Raises NotReady."""
    reach, mark = who.reach(Permission.READ), origins_mark()
    kept = _last(reach, mark)
    if kept is not None and kept.as_of.mark == mark:
        return kept.lineages
    if current_texts().count() <= FEW:
        return _made_here(reach, mark)
    _order(reach)
    if kept is None:
        raise NotReady(_coming())
    return replace(kept.lineages, anew=True)


def warm() -> None:
    """Have that made which a page would be told to wait for, if there is much. For a thread of its
    own."""
    try:
        if current_texts().count() > FEW:
            _order(WHOLE)
    finally:
        connections.close_all()


def _last(reach: Reach, mark: Mark) -> _Made | None:
    """The last ones of this casefile, if all of them may still be seen by who has this reach."""
    kept = _kept.get(reach)
    if kept is None or kept.as_of.mark[0] != mark[0]:
        return None
    return kept if reach.whole or kept.as_of.may_be_shown(seen_now(reach)) else None


def _coming() -> Coming:
    """How far it is: texts whose voice is known of those there are."""
    count = current_texts().count()
    known = current_texts().filter(pk__in=TextVoice.objects.values("text")).count()
    return Coming(What.ORIGINS, min(known, count), count)


def _made_here(reach: Reach, mark: Mark) -> Lineages:
    if not are_taken():
        now = reached()
        take(stale(), now)
    made = within(reach)
    return _kept.keep(reach, _Made(as_of(mark, reach, made), made)).lineages


def _order(reach: Reach) -> None:
    def keep(given: Iterator[Any]) -> None:
        _kept.keep(reach, _Made(*taken(given)))

    MAKER.want(Order(What.ORIGINS, reach), keep)
