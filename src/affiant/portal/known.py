"""All names of the casefile and who is masked, kept between requests until something changed.

What it follows from is marked by a few numbers that one query asks for; a judgement on a figure,
or a figure that a person adds, changes none of them.

Masks are always as of now: who is protected by what was read a moment ago is masked on the next
page. Names of a small casefile are, too. To sort out the names of a hundred thousand documents
takes half a minute, so there they are made beside the pages (`portal.beside`), which show the last
ones until then; at the start of a server, when there are none, the list that the last one kept, or
that they come. What was made for a limited reach is shown as long as all of it lies within it.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connections

from affiant.access.roles.reach import Reach
from affiant.access.roles.role import Permission
from affiant.evidence.by_reach import ByReach
from affiant.evidence.entities.names import Names, names
from affiant.evidence.entities.picture import Picture
from affiant.evidence.entities.protected import counted_of_protected
from affiant.evidence.legal import legal_standings
from affiant.evidence.models import NameCount
from affiant.evidence.search.query import parse
from affiant.evidence.search.wider import Breadth, wider
from affiant.names.aliases import catalogued
from affiant.portal.beside.as_of import AsOf
from affiant.portal.beside.maker import MAKER, Take
from affiant.portal.beside.names import names_mark, taken
from affiant.portal.beside.order import Order
from affiant.portal.coming import Coming, NotReady, What
from affiant.portal.here import here
from affiant.portal.masks import Masks, people_counted
from affiant.portal.running import running
from affiant.portal.scope import WHOLE, names_of, newest_row, seen_now

FEW = 20_000  # rows of names that are sorted out in less than a second, when a page asks

Mark = tuple[object, ...]
_lock = threading.Lock()
_masks: dict[str, tuple[Mark, Masks]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """Names, of which casefile, and as of when."""

    folder: str
    as_of: AsOf
    names: Names


@dataclass(frozen=True, slots=True, eq=False)
class _Handed(_Made):
    """The same, as a child handed them over."""

    names: Picture


class _Names:
    """The names that were made last."""

    def __init__(self) -> None:
        self._making = threading.Lock()  # whoever makes them in its own thread holds it
        self._last: _Made | None = None
        self._handed: ByReach[_Handed] = ByReach()  # by a child
        self._less: ByReach[tuple[_Handed, Mark, Names]] = ByReach()

    def within(self, reach: Reach, mark: Mark, *, few: bool) -> Names:
        """The names within this reach as of this mark; where there are many, the last ones. Raises
        NotReady to a request where there are none yet, and many to be made."""
        if few or here() is None:
            made = self._made_here(mark)
            return names_of(reach, made.names, mark)
        last = self._handed_over(reach, mark)
        if last is not None and self._is_now(last, reach, mark):
            return last.names
        self.order(reach)
        if last is None:
            raise NotReady(Coming(What.NAMES, begun=MAKER.begun(Order(What.NAMES, reach))))
        return self._less_protected(last, reach, mark)

    def are_ready(self, reach: Reach, mark: Mark, *, few: bool) -> bool:
        """Whether nobody has to wait for them: there are some, or they are few."""
        return few or self._handed_over(reach, mark) is not None

    def order(self, reach: Reach) -> None:
        """Have them made beside the pages."""
        MAKER.want(Order(What.NAMES, reach), self._keeper(str(running().casefile.folder), reach))

    def warm(self, mark: Mark) -> None:
        """Have them made before anybody asks."""
        if _are_few():
            self._made_here(mark)
        else:
            self.order(WHOLE)

    def _made_here(self, mark: Mark) -> _Made:
        with self._making:
            last = self._last
            if last is None or (last.folder, *last.as_of.mark) != mark:
                catalogued()
                last = self._last = _Made(str(mark[0]), AsOf(mark[1:]), names())
            return last

    def _handed_over(self, reach: Reach, mark: Mark) -> _Handed | None:
        """The last that a child made, if all of it may still be seen by whoever has this reach."""
        last = self._handed.get(reach)
        if last is None or last.folder != mark[0]:
            return None
        return last if reach.whole or last.as_of.may_be_shown(seen_now(reach)) else None

    def _less_protected(self, last: _Handed, reach: Reach, mark: Mark) -> Names:
        """The last names, less who is protected since they were made: names may be old, masks
        never are."""
        kept = self._less.get(reach)
        if kept is None or kept[0] is not last or kept[1] != mark:
            left = last.names.without(_masks_at(mark).keys)
            kept = self._less.keep(reach, (last, mark, left))
        return kept[2]

    def _is_now(self, made: _Made, reach: Reach, mark: Mark) -> bool:
        return made.as_of.mark == (mark[1:] if reach.whole else (*mark[1:], newest_row()))

    def _keeper(self, folder: str, reach: Reach) -> Take:
        def keep(given: Iterator[Any]) -> None:
            self._handed.keep(reach, _Handed(folder, *taken(given)))
            self._less.drop(reach)  # it holds the last ones

        return keep


def _are_few() -> bool:
    newest = NameCount.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) < FEW


_names = _Names()


@dataclass(frozen=True)
class Known:
    """The names and the masks at one moment."""

    mark: Mark
    masks: Masks
    _named: Callable[[], Names]
    ready: bool

    @cached_property
    def names(self) -> Names:
        """The names that the visitor of this moment may learn of. `ready` tells whether they are
        at hand, or a page would wait for them."""
        return self._named()


def known() -> Known:
    """The names and masks as they are now: the names that the visitor of this moment may learn of,
    the masks of everybody."""
    mark, who = _mark(), here()
    reach = WHOLE if who is None else who.reach(Permission.READ)
    few = _are_few()
    ready = _names.are_ready(reach, mark, few=few)
    return Known(mark, _masks_at(mark), lambda: _names.within(reach, mark, few=few), ready)


def names_within(reach: Reach) -> Names:
    """The names that documents within this reach give, whoever asks: for whom they are shown to,
    the caller answers."""
    return _names.within(reach, _mark(), few=_are_few())


def warm() -> None:
    """Load now what pages would wait for: masks, the words of the search, names. For a thread of
    its own."""
    try:
        mark = _mark()
        _masks_at(mark)
        _names.warm(mark)
        wider(parse("contract"), Breadth(near=True))
    finally:
        connections.close_all()


def _mark() -> Mark:
    return (str(running().casefile.folder), *names_mark())


def _masks_at(mark: Mark) -> Masks:
    with _lock:
        kept = _masks.get("last")
        if kept is None or kept[0] != mark:
            people = people_counted(counted_of_protected(), legal_standings())
            kept = _masks["last"] = mark, Masks(people)
        return kept[1]
