"""How far a permission of somebody goes, asked once and then used for many rows and menus.

`reach` asks the same rule as `visible` and `allowed`, for the whole, and for each collection and
document that a grant names; a property test holds all three against each other.
"""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from affiant.access.roles.held import Held, standing
from affiant.access.roles.person import Asker, Person
from affiant.access.roles.predicate import NO_ROWS
from affiant.access.roles.role import Permission, Scope
from affiant.access.roles.rules import rule
from affiant.access.roles.thing import WHOLE, Kind, Place, Thing

M = TypeVar("M", bound=Model)

_SOMEBODY_ELSE = "somebody else"
"""By whom a thing is taken to be, where it is only asked who may approve at all."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything (`whole`), or the numbers of these collections and documents."""

    whole: bool = False
    collections: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return self.whole or bool(self.collections or self.documents)

    def of(self, rows: QuerySet[M], *, document: str = "pk", collection: str) -> QuerySet[M]:
        """Of these rows those within reach; the columns say where a row stands."""
        if self.whole:
            return rows
        if not self:
            return rows.filter(NO_ROWS)
        found = Q(**{f"{collection}__in": sorted(self.collections)})
        if self.documents:
            found |= Q(**{f"{document}__in": sorted(self.documents)})
        return rows.filter(found)


NOWHERE = Reach()


def held_anywhere(person: Person) -> tuple[Held, ...]:
    """Every grant that counts for this person."""
    rows = standing(person).values_list("role", "scope", "scope_id")
    return tuple(Held(*row) for row in rows)


def reach(
    asker: Asker, held: tuple[Held, ...], permission: Permission, kind: Kind = Kind.DOCUMENT
) -> Reach:
    """How far this permission of the asker goes; `held` is `held_anywhere` of them."""
    asked = rule(kind, permission)

    def holds(place: Place) -> bool:
        return asked.holds(asker, held, Thing(kind, (place,), by=_SOMEBODY_ELSE))

    if asker is None:
        return NOWHERE
    if holds(WHOLE):
        return Reach(whole=True)
    named = [(one.scope, one.scope_id) for one in held if one.scope_id is not None]
    return Reach(
        collections=frozenset(
            number
            for scope, number in named
            if scope == Scope.COLLECTION and holds(Place(collections=frozenset({number})))
        ),
        documents=frozenset(
            number
            for scope, number in named
            if scope == Scope.DOCUMENT and holds(Place(document=number))
        ),
    )
