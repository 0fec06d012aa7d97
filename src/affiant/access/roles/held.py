"""The grants that reach a person, read from the table."""

from dataclasses import dataclass

from django.db.models import QuerySet

from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.access.roles.role import Permission, Scope, giving
from affiant.access.roles.thing import Place


@dataclass(frozen=True, slots=True)
class Held:
    """A grant as it counts: a role's word, a scope's word and the number of what it is over."""

    role: str
    scope: str
    scope_id: int | None

    def reaches(self, permission: Permission, place: Place) -> bool:
        """Whether this grant gives the permission there. Unknown words give nothing."""
        if self.role not in giving(permission):
            return False
        match self.scope:
            case Scope.ALL:
                return True
            case Scope.COLLECTION:
                return self.scope_id in place.collections
            case Scope.DOCUMENT:
                return self.scope_id is not None and self.scope_id == place.document
        return False


def standing(person: Person) -> QuerySet[Grant]:
    """The rows that count for this person, own and by teams."""
    return Grant.objects.filter(holder__in=sorted(person.holders), withdrawn_at=None)


def held_by(person: Person) -> tuple[Held, ...]:
    """What counts for this person, in one query."""
    rows = standing(person).values_list("role", "scope", "scope_id")
    return tuple(Held(*row) for row in rows)


def giving_rows(person: Person, permission: Permission, scope: Scope) -> QuerySet[Grant]:
    """The rows of one scope that give this person the permission."""
    return standing(person).filter(scope=scope.value, role__in=giving(permission))
