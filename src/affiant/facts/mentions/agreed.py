"""What kind of thing the rules find a name to be, elsewhere in the document."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from affiant.facts.mentions.consistency import roll
from affiant.facts.mentions.named import Named
from affiant.vocabulary.entity import EntityKind

_ANYWHERE = -1
_ENOUGH = 2  # places of a kind: besides the one asked about there is another


@dataclass(frozen=True, slots=True)
class Agreed:
    """The kinds of each name, and of the short forms that stand for a full one.

    Of each kind two places are kept: that is enough to tell whether there is another one, and a
    name that stands ten thousand times is not gone through ten thousand times.
    """

    told: dict[str, dict[EntityKind, tuple[int, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Named], common: frozenset[str]) -> "Agreed":
        """What these names agree on; `common` are the words that stand small in the document."""
        told: dict[str, dict[EntityKind, tuple[int, ...]]] = defaultdict(dict)
        found = [*found]
        for named in found:
            _add(told[named.name], named.kind, named.start)
        for entries in roll(found, common).by_first_word.values():
            for parts, named in entries:
                if " ".join(parts) != named.name:
                    _add(told[" ".join(parts)], named.kind, _ANYWHERE)
        return cls(dict(told))

    def otherwise(self, name: str, start: int, kind: EntityKind) -> bool:
        """Whether it is of another kind elsewhere, and nowhere of this one."""
        known = self.told.get(name, {})
        kinds = {one for one, places in known.items() if any(place != start for place in places)}
        return bool(kinds) and kind not in kinds


def _add(known: dict[EntityKind, tuple[int, ...]], kind: EntityKind, place: int) -> None:
    places = known.get(kind, ())
    if len(places) < _ENOUGH and place not in places:
        known[kind] = (*places, place)
