"""What resolving takes and gives: namings, written forms, entities."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from affiant.names.key import key
from affiant.vocabulary.entity import EntityKind

_REMEMBERED = 65_536  # names
ID_LENGTH = 20  # hexadecimal digits: 80 bits, no two of a million nodes alike


class Ground(StrEnum):
    """Why a written form belongs to an entity."""

    ALONE = "the only form"
    SAME_NAME = "same name, written otherwise"
    SAME_WORDS = "the same words in another order or language"
    KNOWN_AS = "the catalogue's name"
    LEARNED = "a document gives both the short form and the name"
    SAME_DOCUMENT = "single name, inside one document"
    JUDGED = "a person judged them the same"


class Naming(NamedTuple):
    """Mentions of one name in one document. `document` is whatever tells documents apart.

    `surface` is the form that stands in the text, `name` the fullest that the document gives. A
    named tuple, for there are a million in a large casefile.
    """

    document: Hashable
    name: str
    entity_kind: EntityKind
    known_as: str | None = None
    surface: str | None = None
    count: int = 1  # type: ignore[assignment] # a tuple's own method, which nobody asks of a naming

    @property
    def written(self) -> "Written":
        """What it is written as, whatever the document."""
        return self[1:5]


Written = tuple[str, EntityKind, str | None, str | None]
"""The name, its kind, the catalogue's name and the surface of a naming."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A document says that `alias` is another name of `name`: the words at start to end."""

    document: Hashable
    alias: str
    name: str
    cue: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of an entity: how often, in which documents, and why it belongs.

    `surfaces` are the short forms that documents write for it (its letters, its first word) with
    their number; `taught` the places that join it to another name; `node` is what judgements are
    about.
    """

    name: str
    count: int
    documents: tuple[Hashable, ...]
    ground: Ground
    node: str = ""
    taught: tuple[Taught, ...] = ()
    surfaces: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions name. `name` is the catalogue's, else the most frequent form that is
    no mere letters.

    `node` is what judgements on the whole are about. `kept_apart` are nodes that a person judged
    to be others, `left_open` those of which a person was unsure.
    """

    name: str
    entity_kind: EntityKind
    known_as: tuple[str, ...]
    forms: tuple[Form, ...]
    node: str = ""
    kept_apart: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """An id that the same casefile always gives it: a digest of its node."""
        return entity_id(self.node)

    @property
    def count(self) -> int:
        """How many mentions there are."""
        return sum(form.count for form in self.forms)

    def answers_to(self, name: str) -> bool:
        """Whether `name` is one of its forms or catalogue names, written otherwise or not."""
        wanted = key(name)
        return bool(wanted) and wanted in {key(own) for own in self.names()}

    def names(self) -> tuple[str, ...]:
        """All names: the catalogue's, then the forms as written, the most frequent first."""
        return tuple(dict.fromkeys((*self.known_as, *(form.name for form in self.forms))))


def entity_id(node: str) -> str:
    """The id of a node: of letters and digits, the same everywhere."""
    return f"aff-{sha256(node.encode()).hexdigest()[:ID_LENGTH]}"


def node_of(kind: EntityKind, name: str, document: Hashable = None) -> str:
    """What a written form is joined by and judged under; equal for ways of writing one name.

    A person's single name is somebody of its own in each document.
    """
    node, alone = _node(kind, name)
    return f"{node}@{document}" if alone else node


@lru_cache(maxsize=_REMEMBERED)
def _node(kind: EntityKind, name: str) -> tuple[str, bool]:
    """The node, and whether it holds in its own document only."""
    form = key(name)
    return f"{kind.value}:{form}", kind is EntityKind.PERSON and " " not in form
