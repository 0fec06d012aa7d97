"""Which mentions, over all documents, name one and the same.

Two mentions are joined only when their names have one key, or the catalogue knows both by one
name. An acronym without the catalogue joins nothing: HTI is more than one institute; unless a
document itself says what it stands for, or calls a body by its first word, and no document lets
the short form stand for another: then it is an alias learned from the documents. A person's
single name ("Dupont") joins inside its own document only. When the catalogue knows one written
form as two different things, the form joins neither: less is more.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from affiant.names.key import key
from affiant.vocabulary.entity import EntityKind


class Ground(StrEnum):
    """Why a written form belongs to an entity."""

    ALONE = "the only form"
    SAME_NAME = "same name, written otherwise"
    KNOWN_AS = "the catalogue's name"
    LEARNED = "a document gives both the short form and the name"
    SAME_DOCUMENT = "single name, inside one document"


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention, as far as names go. `document` is whatever tells documents apart.

    `surface` is the form that stands in the text, `name` the fullest that the document gives.
    """

    document: Hashable
    name: str
    entity_kind: EntityKind
    known_as: str | None = None
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of an entity: how often, in which documents, and why it belongs."""

    name: str
    count: int
    documents: tuple[Hashable, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions name. `name` is the catalogue's, else the most frequent form."""

    name: str
    entity_kind: EntityKind
    known_as: tuple[str, ...]
    forms: tuple[Form, ...]

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


def resolve(namings: Iterable[Naming]) -> tuple[Entity, ...]:
    """The entities, the most often named first. Mentions without a usable name are left out."""
    usable = [naming for naming in namings if key(naming.name)]
    homes = _homes(usable)
    homes = _learned(usable, homes) | homes
    groups: dict[_Node, list[Naming]] = defaultdict(list)
    for naming in usable:
        groups[_home(naming, homes)].append(naming)
    entities = [_entity(members) for members in groups.values()]
    return tuple(sorted(entities, key=lambda one: (-one.count, one.name, one.entity_kind)))


_Node = tuple[EntityKind, str, Hashable]


def _node(naming: Naming) -> _Node:
    """What a written form is joined by; a person's single name carries its document."""
    form = key(naming.name)
    alone = naming.entity_kind is EntityKind.PERSON and " " not in form
    return naming.entity_kind, form, naming.document if alone else None


def _homes(namings: list[Naming]) -> dict[_Node, _Node]:
    """The one catalogue name of each written form, where there is exactly one."""
    known: dict[_Node, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.known_as and key(naming.known_as):
            known[_node(naming)].add(key(naming.known_as))
    return {
        node: (node[0], next(iter(names)), None) for node, names in known.items() if len(names) == 1
    }


def _learned(namings: list[Naming], homes: dict[_Node, _Node]) -> dict[_Node, _Node]:
    """The one body that each short form stands for in the documents that join the two.

    None where two bodies are called so, or where another body's name begins with the word.
    """
    bodies = {
        _node(naming)[1]: _home(naming, homes)
        for naming in namings
        if naming.entity_kind is EntityKind.ORGANISATION
    }
    meant: dict[str, set[_Node]] = defaultdict(set)
    for naming in namings:
        short = key(naming.surface or "")
        body = naming.entity_kind is EntityKind.ORGANISATION
        if body and short and " " not in short and short != key(naming.name):
            meant[short].add(_home(naming, homes))
    for form, home in bodies.items():
        first, _, rest = form.partition(" ")
        if rest and first in meant:
            meant[first].add(home)
    return {
        (EntityKind.ORGANISATION, short, None): next(iter(found))
        for short, found in meant.items()
        if len(found) == 1
    }


def _home(naming: Naming, homes: dict[_Node, _Node]) -> _Node:
    if naming.known_as and key(naming.known_as):
        return naming.entity_kind, key(naming.known_as), None
    node = _node(naming)
    return homes.get(node, node)


def _entity(members: list[Naming]) -> Entity:
    known = Counter(member.known_as for member in members if member.known_as)
    written = Counter(member.name for member in members)
    forms = [_form(name, count, members) for name, count in written.items()]
    forms.sort(key=lambda form: (-form.count, form.name))
    known_as = tuple(name for name, _ in known.most_common())
    name = known_as[0] if known_as else forms[0].name
    return Entity(name, members[0].entity_kind, known_as, tuple(forms))


def _form(name: str, count: int, members: list[Naming]) -> Form:
    documents = tuple(dict.fromkeys(one.document for one in members if one.name == name))
    return Form(name, count, documents, _ground(name, members))


def _ground(name: str, members: list[Naming]) -> Ground:
    mine = [member for member in members if member.name == name]
    if len({member.name for member in members}) == 1:
        single = mine[0].entity_kind is EntityKind.PERSON and " " not in key(name)
        return Ground.SAME_DOCUMENT if single and len(mine) > 1 else Ground.ALONE
    if any(member.known_as for member in mine):
        return Ground.KNOWN_AS
    others = {key(member.name) for member in members if member.name != name}
    return Ground.SAME_NAME if key(name) in others else Ground.LEARNED
