from collections.abc import Mapping
from dataclasses import dataclass, field

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.details import Detail, Secret, written
from affiant.access.identifier import is_actor, is_object


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be recorded. Raises Secret where a word stands in place of an identifier."""

    actor: str
    action: Action
    kind: ObjectKind
    object_id: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not is_actor(self.actor):
            raise Secret("who did it is told by an identifier, not by a name")
        if not is_object(self.object_id):
            raise Secret("what it was done to is told by an identifier, not by words")
        written(self.details)
