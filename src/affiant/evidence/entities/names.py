"""All names of the casefile, as of now, and what follows from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from affiant.evidence import desk_masks
from affiant.evidence.entities.judging import identities
from affiant.evidence.entities.parallel import parallel_taught
from affiant.evidence.entities.shortlist import Shortlist
from affiant.evidence.entities.taking import COUNTED, TAUGHT, take
from affiant.evidence.models import NameCount, TaughtAlias
from affiant.names.entity import Entity, Naming, Taught
from affiant.names.identity import Identities
from affiant.names.key import key
from affiant.names.resolve import resolve
from affiant.names.standing import Standing, standing
from affiant.vocabulary.entity import EntityKind

_COUNTED = ("text_id", *COUNTED[1:])
_KINDS = {kind.value: kind for kind in EntityKind}
_TAUGHT = ("text_id", *TAUGHT[1:])


@dataclass(slots=True)
class Part:
    """What the documents tell of a person's part: the roles they state, words they quote."""

    roles: set[str] = field(default_factory=set)
    quoted: bool = False


@dataclass(frozen=True)
class Names:
    """A picture of the names at one moment. Documents are told apart by their text's id."""

    counted: tuple[tuple[Any, ...], ...]
    taught: tuple[Taught, ...]
    identities: Identities

    def namings(self) -> Iterator[Naming]:
        """Every mention as far as names go, those of one name in one document together."""
        for text, kind, name, known_as, surface, _, _, count in self.counted:
            yield Naming(text, name, _KINDS[kind], known_as or None, surface or None, count)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Who is named, the most often named first: persons without a public part too."""
        return resolve(self.namings(), self.taught, self.identities)

    @cached_property
    def public(self) -> tuple[Entity, ...]:
        """Those that may be shown and kept as entities: see `names.standing`."""
        return tuple(entity for entity in self.entities if self.standing(entity) is Standing.NAMED)

    @cached_property
    def public_by_id(self) -> dict[str, Entity]:
        """Those who may be shown, by their ids."""
        return {entity.id: entity for entity in self.public}

    @cached_property
    def public_by_key(self) -> dict[str, Entity]:
        """Those who may be shown, by the key of each of their names: of the same key, the one that
        is named most often. A single name of a person is several people's, and not in it."""
        found: dict[str, Entity] = {}
        for entity in self.public:
            for folded in keys_of(entity):
                found.setdefault(folded, entity)
        return found

    @cached_property
    def shortlist(self) -> Shortlist:
        """Those who may be shown, by what they may be found to share with another."""
        return Shortlist(self.public)

    def standing(self, entity: Entity) -> Standing:
        """What may be done with an entity's name, from all that is told of all its forms."""
        if entity.entity_kind is not EntityKind.PERSON:
            return Standing.NAMED
        parts = [self.parts[form.name] for form in entity.forms if form.name in self.parts]
        return standing(
            (role for part in parts for role in sorted(part.roles)),
            quoted=any(part.quoted for part in parts),
        )

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The part of every person who is mentioned, by the name as the documents give it."""
        people: dict[str, Part] = defaultdict(Part)
        for _, kind, name, _, _, role, quoted, _ in self.counted:
            if kind == EntityKind.PERSON.value:
                part = people[name]
                part.roles.update([role] if role else [])
                part.quoted = part.quoted or quoted
        return dict(people)

    def written(self, surface: str) -> list[str]:
        """The full names for which the documents write `surface` ("Northmere"), in any case."""
        wanted = surface.strip().casefold()
        return sorted({row[2] for row in self.counted if row[4].casefold() == wanted})


def keys_of(entity: Entity) -> tuple[str, ...]:
    """The keys of its names, but for a person's single name, which is several people's."""
    single = entity.entity_kind is not EntityKind.PERSON
    keys = map(key, entity.names())
    return tuple(folded for folded in keys if folded and (single or " " in folded))


def names() -> Names:
    """The names as they stand; brings what was taken of the texts up to date first."""
    unkept = take()
    counted = NameCount.objects.exclude(text__in=unkept.texts).order_by("text_id", "pk")
    taught = TaughtAlias.objects.exclude(text__in=unkept.texts).order_by("text_id", "start", "pk")
    return Names(
        tuple(_told((*counted.values_list(*_COUNTED), *unkept.counted))),
        (
            *(Taught(*row) for row in (*taught.values_list(*_TAUGHT), *unkept.taught)),
            *parallel_taught(),
        ),
        identities(),
    )


def _told(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows that count: of documents of desks no person's, for who is named beside mail is
    nobody's public person by it (the part that protects them counts everywhere), and no name that
    the desk hides, whatever it was taken for."""
    closed, hidden = desk_masks.text_ids(), cache(desk_masks.is_hidden)
    for row in rows:
        text, kind, name, known_as, surface, role, _, _ = row
        if text not in closed:
            yield row
        elif kind == EntityKind.PERSON.value:
            if role and standing([role], quoted=True) is Standing.PROTECTED:
                yield row
        elif not any(map(hidden, filter(None, (name, known_as, surface)))):
            yield row
