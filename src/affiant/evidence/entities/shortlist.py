"""Which of very many names are worth comparing with one: those that share something rare with it.

To compare a name with each of fifty thousand takes seconds, and nearly all have nothing in common.
So in a large casefile only those are compared that share a clue: a word of a person's name; of an
organisation's a concept, the beginning of a word, its letters or its initials. A clue that hundreds
share ("County") says nothing and is passed over, so the list stays short. What is lost: letters
are not met with a name of which they are the initials in the other language only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from affiant.names.aliases import catalogued
from affiant.names.entity import Entity
from affiant.names.parsed import Parsed, parse
from affiant.names.people import parse_person
from affiant.vocabulary.entity import EntityKind

FEW = 2_000  # names of which all are compared
COMMON = 300  # names that share a clue, from which it says nothing
BEGINNING = 4  # letters by which words that are spelled nearly alike are found


class Shortlist:
    """The names by their clues."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._all: list[Entity] = []
        self._by_clue: dict[str, list[Entity]] = defaultdict(list)
        some = tuple(entities)
        for entity in some:
            self.add(entity, clues_of(entity) if len(some) > FEW else ())

    def add(self, entity: Entity, clues: Iterable[str]) -> None:
        """Take one more, of these clues."""
        self._all.append(entity)
        for clue in clues:
            self._by_clue[clue].append(entity)

    def without(self, gone: Iterable[Entity]) -> "Shortlist":
        """The same, less these; this one stays as it is."""
        out = list(gone)
        ids = {one.id for one in out}
        left = Shortlist(())
        left._all = [one for one in self._all if one.id not in ids]
        left._by_clue = self._by_clue.copy()
        for clue in {clue for one in out for clue in clues_of(one)}:
            left._by_clue[clue] = [one for one in self._by_clue[clue] if one.id not in ids]
        return left

    def of(self, entity: Entity) -> tuple[Entity, ...]:
        """Those to be compared with this one, in the order of all."""
        if len(self._all) <= FEW:
            return tuple(self._all)
        names = [entity.name, *_other_names(entity)]
        clues = {clue for name in names for clue in _clues(entity.entity_kind, name)}
        found: dict[str, Entity] = {}
        for clue in sorted(clues):
            sharing = self._by_clue.get(clue, [])
            if len(sharing) <= COMMON:
                found |= {one.id: one for one in sharing}
        return tuple(found.values())


def clues_of(entity: Entity) -> tuple[str, ...]:
    """What an entity may be found by, each once."""
    return tuple(dict.fromkeys(_clues(entity.entity_kind, entity.name)))


def _other_names(entity: Entity) -> Iterator[str]:
    """What the catalogue calls it besides."""
    known = catalogued()
    for one in known.called(parse(entity.name).squeezed)[:1]:
        yield from (alias.text for alias in known.of_thing(one.thing))


def _clues(kind: EntityKind, name: str) -> Iterator[str]:
    if kind is EntityKind.PERSON:
        yield from (f"person {word}" for word in parse_person(name).words)
        return
    taken = parse(name)
    for part in filter(None, (taken, taken.inside)):
        yield from _of_organisation(part)


def _of_organisation(name: Parsed) -> Iterator[str]:
    yield f"all {name.squeezed}"
    if name.letters:
        yield f"letters {name.letters}"
    for words in (name.words, name.contents):
        if len(words) > 1:
            yield "letters " + "".join(word.text[0] for word in words)
    for word in name.words:
        yield f"begins {word.text[:BEGINNING]}"
        yield from (f"concept {concept}" for concept in word.concepts)
