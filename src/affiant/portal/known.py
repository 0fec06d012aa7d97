"""All names of the casefile and who is masked, kept between requests until something changed.

What it follows from is marked by a few numbers that one query asks for; a judgement on a figure,
or a figure that a person adds, changes none of them.

Masks are always as of now: who is protected by what was read a moment ago is masked on the next
page. Names of a small casefile are, too. To sort out the names of a hundred thousand documents
takes half a minute, so there they are made beside the pages, which show the last ones until then;
at the start of a server, when there are none, the list that the last one kept, or that they come.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db import DatabaseError, connection, connections

from affiant.access.roles.reach import Reach
from affiant.evidence.entities import listing
from affiant.evidence.entities.names import Names, names
from affiant.evidence.entities.protected import counted_of_protected
from affiant.evidence.legal import legal_standings
from affiant.evidence.models import NameCount
from affiant.evidence.search.query import parse
from affiant.evidence.search.wider import Breadth, wider
from affiant.names.aliases import catalogued
from affiant.portal.coming import Coming, NotReady, What
from affiant.portal.here import here
from affiant.portal.masks import Masks, people_counted
from affiant.portal.running import running
from affiant.portal.scope import names_for, names_of

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
QUICK = 1.0  # seconds that a page may wait for the names to be made anew

Mark = tuple[object, ...]
_log = logging.getLogger("django.affiant")
_lock = threading.Lock()
_masks: dict[str, tuple[Mark, Masks]] = {}


@dataclass(frozen=True, slots=True)
class _Made:
    """Names as they were at a mark, and how long they took to make."""

    mark: Mark
    names: Names
    seconds: float


class _Names:
    """The names that were made last, and whoever makes the next."""

    def __init__(self) -> None:
        self._making = threading.Lock()  # whoever makes them holds it
        self._last: _Made | None = None
        self._begun = 0.0

    def at(self, mark: Mark) -> _Made:
        """The names at this mark; where they take long, the last ones there are. Raises NotReady to
        a request where there are none yet, and many to be made."""
        last = self._of(mark)
        if last is None and here() is not None and not self.are_ready(mark):
            self._beside(mark)
            raise NotReady(Coming(What.NAMES, begun=self._begun))
        if last is not None and (last.mark == mark or last.seconds > QUICK):
            if last.mark != mark:
                self._beside(mark)
            return last
        with self._making:
            last = self._of(mark)
            return last if last is not None and last.mark == mark else self._make(mark)

    def are_ready(self, mark: Mark) -> bool:
        """Whether nobody has to wait for them: there are some, or they are few."""
        if self._of(mark) is not None:
            return True
        newest = NameCount.objects.order_by("-pk").values_list("pk", flat=True).first()
        return (newest or 0) < FEW

    def _of(self, mark: Mark) -> _Made | None:
        last = self._last
        return last if last is not None and last.mark[0] == mark[0] else None

    def _make(self, mark: Mark) -> _Made:
        self._begun = time.monotonic()
        catalogued()  # once in a process, and no fault of this casefile's
        begun = time.process_time()  # another's work on the machine makes them no slower
        made = names()
        if len(made.counted) > FEW:
            _ = made.public_by_key, made.shortlist  # all that pages ask, before they are given out
        self._last = _Made(mark, made, time.process_time() - begun)
        if len(made.counted) > FEW:
            _keep(self._last)
        return self._last

    def _beside(self, mark: Mark) -> None:
        """Have them made in a thread of their own, one at a time."""
        if self._making.acquire(blocking=False):
            threading.Thread(target=self._make_beside, args=(mark,), daemon=True).start()

    def _make_beside(self, mark: Mark) -> None:
        try:
            self._make(mark)
        finally:
            self._making.release()
            connections.close_all()


def _keep(made: _Made) -> None:
    """Keep the list for the next server; where the database cannot be written, it goes without."""
    mark = made.mark[1:]
    try:
        if not listing.is_kept(mark):
            listing.keep(made.names.public, mark)
    except DatabaseError:
        _log.warning("the list of names could not be kept")


FEW = 20_000  # rows of names that are sorted out in less than a second, when a page asks
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
    mark = _mark()
    who = here()

    def named() -> Names:
        made = _names.at(mark)
        return names_for(who, made.names, made.mark)

    return Known(mark, _masks_at(mark), named, _names.are_ready(mark))


def names_within(reach: Reach) -> Names:
    """The names that documents within this reach give, whoever asks: for whom they are shown to,
    the caller answers."""
    made = _names.at(_mark())
    return names_of(reach, made.names, made.mark)


def warm() -> None:
    """Load now what pages would wait for: masks, the words of the search, names. For a thread of
    its own."""
    try:
        mark = _mark()
        _masks_at(mark)
        wider(parse("contract"), Breadth(near=True))
        _names.at(mark)
    finally:
        connections.close_all()


def _mark() -> Mark:
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        return (str(running().casefile.folder), *(cursor.fetchone() or ()))


def _masks_at(mark: Mark) -> Masks:
    with _lock:
        kept = _masks.get("last")
        if kept is None or kept[0] != mark:
            people = people_counted(counted_of_protected(), legal_standings())
            kept = _masks["last"] = mark, Masks(people)
        return kept[1]
