"""The grants that reach a person, read from the table."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.access.roles.role import Permission, Scope, giving
from affiant.access.roles.thing import Place

_MOST_PLACES = 500  # of more, all of a person's grants are fetched: a query has its limits


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


def held_by(person: Person, places: tuple[Place, ...]) -> tuple[Held, ...]:
    """What counts for this person in these places, in one query."""
    rows = standing(person)
    if len(places) <= _MOST_PLACES:
        there = Q(scope=Scope.ALL.value)
        for scope, numbers in (
            (Scope.COLLECTION, {number for place in places for number in place.collections}),
            (Scope.DOCUMENT, {place.document for place in places} - {None}),
        ):
            if numbers:
                there |= Q(scope=scope.value, scope_id__in=numbers)
        rows = rows.filter(there)
    return tuple(Held(*row) for row in rows.values_list("role", "scope", "scope_id"))


def giving_rows(person: Person, permission: Permission, scope: Scope) -> QuerySet[Grant]:
    """The rows of one scope that give this person the permission."""
    return standing(person).filter(scope=scope.value, role__in=giving(permission))
