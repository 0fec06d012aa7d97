"""Which of the casefile's names are worth comparing with one that a spreadsheet has.

The keys of all names are computed once for each picture of the names, not for each query of a
batch. What the catalogue calls an entity counts as its name too, mentioned or not.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from affiant.evidence.entities.names import Names
from affiant.names.aliases import catalogued
from affiant.names.entity import Entity
from affiant.names.key import key
from affiant.names.parsed import parse
from affiant.vocabulary.entity import EntityKind

MOST = 20  # that are compared with care
NEAR = 45  # of 100: below it a name is not compared
_NAMES_EACH = 8  # of one entity that may come among the nearest names
_KEPT = 4  # pictures of the names: the whole, and what the last visitors may see of it

_lock = threading.Lock()
_kept: list[tuple[Names, "Candidates"]] = []


class Candidates:
    """Those who may be listed, by the keys of their names."""

    def __init__(self, public: Iterable[Entity]) -> None:
        self._keys: dict[EntityKind, list[str]] = defaultdict(list)
        self._owners: dict[EntityKind, list[Entity]] = defaultdict(list)
        self._by_key: dict[str, list[Entity]] = defaultdict(list)
        self._by_thing: dict[str, list[Entity]] = defaultdict(list)
        for entity in public:
            for folded in dict.fromkeys(key(name) for name in entity.names()):
                self._keys[entity.entity_kind].append(folded)
                self._owners[entity.entity_kind].append(entity)
                self._by_key[folded].append(entity)
            for thing in entity.known_as:
                self._by_thing[thing].append(entity)

    def near(self, typed: str, kinds: Iterable[EntityKind]) -> list[Entity]:
        """The likeliest: those of the same letters, those that the catalogue calls so, and then
        those whose names are spelled nearly alike; of equals the most often named first."""
        asked, kinds = key(typed), frozenset(kinds)
        if not asked:
            return []
        things = {alias.thing for alias in catalogued().called(parse(typed).squeezed)}
        sure = [
            *self._by_key.get(asked, [])[:MOST],
            *(one for thing in sorted(things) for one in self._by_thing.get(thing, [])[:MOST]),
        ]
        found = {one.id: one for one in sure if one.entity_kind in kinds}
        return list((found | self._alike(asked, kinds)).values())

    def _alike(self, asked: str, kinds: Iterable[EntityKind]) -> dict[str, Entity]:
        scored = [
            (score, owners[place].count, owners[place].id, owners[place])
            for kind in kinds
            for owners in [self._owners[kind]]
            for _, score, place in process.extract(
                asked,
                self._keys[kind],
                scorer=fuzz.token_set_ratio,
                score_cutoff=NEAR,
                limit=MOST * _NAMES_EACH,
            )
        ]
        scored.sort(key=lambda one: one[:3], reverse=True)
        found: dict[str, Entity] = {}
        for *_, entity in scored:
            found.setdefault(entity.id, entity)
            if len(found) == MOST:
                break
        return found


def candidates(names: Names) -> Candidates:
    """Those of these names; made once for each picture of them."""
    with _lock:
        for kept, made in _kept:
            if kept is names:
                return made
    made = Candidates(names.public)
    with _lock:
        _kept[:] = [(names, made), *_kept[: _KEPT - 1]]
    return made
