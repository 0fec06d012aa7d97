from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.vocabulary.entity import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """A name where it stands. `name` is the fullest form that the document gives it.

    `known_as` is the catalogue's name when the gazetteer knew this one ("ICE" is known as
    "U.S. Immigration and Customs Enforcement"): a suggestion, while `name` is the text's.
    A group ("Microsoft employees", "the victims") is never a mention of a person.
    `role` and `affiliation` are the text's words beside the name, if it gives any.
    Supports: role, affiliation.
    """

    kind: ClassVar[str] = "mention"

    entity_kind: EntityKind
    name: str
    known_as: str | None = None
    role: str | None = None
    affiliation: str | None = None
