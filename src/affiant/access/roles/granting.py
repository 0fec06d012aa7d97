"""Giving and withdrawing roles. Each is in the log, in the same transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.details import Detail
from affiant.access.audit.trail import Trail
from affiant.access.identifier import is_holder
from affiant.access.models import Grant
from affiant.access.roles.person import Person
from affiant.access.roles.role import Permission, Role, Scope
from affiant.access.roles.thing import WHOLE, Kind, Place, Thing
from affiant.access.roles.visible import allowed


class Refused(Exception):
    """The asker may not do this."""


class LastOwner(Refused):
    """Nobody would be left to give roles: make somebody else an owner first."""


@dataclass(frozen=True, slots=True)
class Giving:
    """A role for a holder over a scope. Raises ValueError where they do not go together."""

    holder: str
    role: Role
    scope: Scope = Scope.ALL
    scope_id: int | None = None

    def __post_init__(self) -> None:
        if not is_holder(self.holder):
            raise ValueError("a role is granted to an identifier, not to a name")
        if (self.scope is Scope.ALL) != (self.scope_id is None):
            raise ValueError("a collection or a document is told by its number, all by none")

    @property
    def place(self) -> Place:
        """Where somebody must be allowed to give roles, to give this one."""
        match self.scope:
            case Scope.COLLECTION if self.scope_id is not None:
                return Place(collections=frozenset({self.scope_id}))
            case Scope.DOCUMENT:
                return Place(document=self.scope_id)
        return WHOLE

    @property
    def details(self) -> dict[str, Detail]:
        """What the log says of it."""
        told: dict[str, Detail] = {
            "holder": self.holder,
            "role": self.role.value,
            "scope": self.scope.value,
        }
        if self.scope_id is not None:
            told[self.scope.value] = self.scope_id
        return told


def found(trail: Trail, holder: str, at: datetime) -> Grant:
    """Make the first owner of a casefile. Raises Refused where it has one already."""
    with trail.together() as pen:
        if _owners().exists():
            raise Refused("the casefile has an owner: ask them")
        giving = Giving(holder, Role.OWNER)
        grant = _row(giving, holder, at)
        pen.record(_deed(Action.GRANTED, holder, grant, giving), at)
        return grant


def grant(trail: Trail, by: Person, giving: Giving, at: datetime) -> Grant:
    """Give a role; what is given already stays as it is. Raises Refused, and logs that."""
    _require(trail, by, giving, at)
    with trail.together() as pen:
        held = Grant.objects.filter(
            holder=giving.holder,
            role=giving.role.value,
            scope=giving.scope.value,
            scope_id=giving.scope_id,
            withdrawn_at=None,
        ).first()
        if held is not None:
            return held
        made = _row(giving, by.id, at)
        pen.record(_deed(Action.GRANTED, by.id, made, giving), at)
        return made


def withdraw(trail: Trail, by: Person, number: int, at: datetime) -> None:
    """Take a role back. Raises Refused (logged), LastOwner, or Grant.DoesNotExist."""
    row = Grant.objects.get(pk=number, withdrawn_at=None)
    giving = Giving(row.holder, Role(row.role), Scope(row.scope), row.scope_id)
    _require(trail, by, giving, at)
    with trail.together() as pen:
        if (giving.role, giving.scope) == (Role.OWNER, Scope.ALL):
            # Locked, so that two owners cannot withdraw each other at one moment.
            others = [owner for owner in _owners().select_for_update() if owner.pk != row.pk]
            if not others:
                raise LastOwner("the last owner stays: make somebody else an owner first")
        Grant.objects.filter(pk=row.pk).update(withdrawn_by=by.id, withdrawn_at=at)
        pen.record(_deed(Action.WITHDREW, by.id, row, giving), at)


def _owners() -> QuerySet[Grant]:
    return Grant.objects.filter(
        role=Role.OWNER.value, scope=Scope.ALL.value, withdrawn_at=None
    ).order_by("pk")


def _require(trail: Trail, by: Person, giving: Giving, at: datetime) -> None:
    if not allowed(by, Permission.GRANT, Thing(Kind.GRANTS, (giving.place,))):
        trail.record(Deed(by.id, Action.DENIED, ObjectKind.GRANT, details=giving.details), at)
        raise Refused("who gives a role must be an owner of all that it reaches")


def _row(giving: Giving, by: str, at: datetime) -> Grant:
    return Grant.objects.create(
        holder=giving.holder,
        role=giving.role.value,
        scope=giving.scope.value,
        scope_id=giving.scope_id,
        by=by,
        at=at,
    )


def _deed(action: Action, by: str, row: Grant, giving: Giving) -> Deed:
    return Deed(by, action, ObjectKind.GRANT, str(row.pk), giving.details)
