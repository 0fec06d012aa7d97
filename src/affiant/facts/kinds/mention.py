from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.vocabulary.entity import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """A name where it stands. `name` is the fullest form that the document gives it.

    A group ("Microsoft employees", "the victims") is never a mention of a person.
    `role` and `affiliation` are the text's words beside the name, if it gives any.
    Supports: role, affiliation.
    """

    kind: ClassVar[str] = "mention"

    entity_kind: EntityKind
    name: str
    role: str | None = None
    affiliation: str | None = None
