"""What kind of thing the rules find a name to be, elsewhere in the document."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from affiant.facts.mentions.consistency import roll
from affiant.facts.mentions.named import Named
from affiant.vocabulary.entity import EntityKind

_ANYWHERE = -1


@dataclass(frozen=True, slots=True)
class Agreed:
    """The places and kinds of each name, and of the short forms that stand for a full one."""

    told: dict[str, list[tuple[int, EntityKind]]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Named], common: frozenset[str]) -> "Agreed":
        """What these names agree on; `common` are the words that stand small in the document."""
        told: dict[str, list[tuple[int, EntityKind]]] = defaultdict(list)
        found = [*found]
        for named in found:
            told[named.name].append((named.start, named.kind))
        for entries in roll(found, common).by_first_word.values():
            for parts, named in entries:
                if " ".join(parts) != named.name:
                    told[" ".join(parts)].append((_ANYWHERE, named.kind))
        return cls(dict(told))

    def otherwise(self, name: str, start: int, kind: EntityKind) -> bool:
        """Whether it is of another kind elsewhere, and nowhere of this one."""
        kinds = {one for place, one in self.told.get(name, ()) if place != start}
        return bool(kinds) and kind not in kinds
