"""Names that another process sorted out, handed over in pieces: what pages ask of them, and no row.

A picture answers who may be shown, by id, by key, by what they share with others, and what
documents teach. Of those without a public part it knows nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NoReturn

from affiant.evidence.entities.names import Names, Part, keys_of
from affiant.evidence.entities.shortlist import Shortlist, clues_of
from affiant.names.entity import Entity, Naming, Taught
from affiant.names.identity import Identities
from affiant.vocabulary.entity import EntityKind

PIECE = 4_000  # documents named by the forms of one piece, about: a few milliseconds
_EACH = 20  # what an entity counts besides its documents


@dataclass(slots=True)
class Piece:
    """Some of those who may be shown, each with the keys and the clues it is found by."""

    entities: list[Entity] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    clues: list[tuple[str, ...]] = field(default_factory=list)
    taught: tuple[Taught, ...] = ()


def pieces(names: Names) -> Iterator[Piece]:
    """The names as pieces of about one size."""
    for at in range(0, len(names.taught), PIECE):
        yield Piece(taught=names.taught[at : at + PIECE])
    piece, size = Piece(), 0
    for entity in names.public:
        piece.entities.append(entity)
        piece.keys.append(keys_of(entity))
        piece.clues.append(clues_of(entity))
        size += _EACH + sum(len(form.documents) for form in entity.forms)
        if size >= PIECE:
            yield piece
            piece, size = Piece(), 0
    yield piece


@dataclass(frozen=True)
class Picture(Names):
    """See the module. Make it with `put_together`."""

    listed: tuple[Entity, ...]
    by_key: dict[str, Entity]
    shared: Shortlist

    @cached_property
    def public(self) -> tuple[Entity, ...]:
        """Those that may be shown."""
        return self.listed

    @cached_property
    def public_by_key(self) -> dict[str, Entity]:
        """The same by their keys."""
        return self.by_key

    @cached_property
    def shortlist(self) -> Shortlist:
        """The same by their clues."""
        return self.shared

    def without(self, keys: Iterable[str]) -> "Picture":
        """The same, less the persons of these keys: who is protected since it was made."""
        found = {one.id: one for folded in keys if (one := self.by_key.get(folded))}
        gone = {one: of for one, of in found.items() if of.entity_kind is EntityKind.PERSON}
        if not gone:
            return self
        return replace(
            self,
            listed=tuple(one for one in self.listed if one.id not in gone),
            by_key={folded: one for folded, one in self.by_key.items() if one.id not in gone},
            shared=self.shared.without(gone.values()),
        )

    def namings(self) -> Iterator[Naming]:
        """Raises LookupError."""
        return _missing()

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Raises LookupError."""
        return _missing()

    def written(self, surface: str) -> list[str]:
        """Raises LookupError."""
        del surface
        return _missing()


def _missing() -> NoReturn:
    raise LookupError("these names were handed over without their rows")


def put_together(identities: Identities, given: Iterable[Piece]) -> Picture:
    """The names that these pieces are of."""
    listed: list[Entity] = []
    taught: list[Taught] = []
    by_key: dict[str, Entity] = {}
    shared = Shortlist(())
    for piece in given:
        listed += piece.entities
        taught += piece.taught
        for entity, keys, clues in zip(piece.entities, piece.keys, piece.clues, strict=True):
            shared.add(entity, clues)
            for folded in keys:
                by_key.setdefault(folded, entity)
    made = Picture((), tuple(taught), identities, tuple(listed), by_key, shared)
    _ = made.public_by_id  # a page would wait for it
    return made
