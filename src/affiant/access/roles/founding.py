"""The first owner of a casefile, and one when all are lost."""

from datetime import datetime

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.trail import Trail
from affiant.access.identifier import LOCAL, SYSTEM
from affiant.access.models import Grant
from affiant.access.roles.granting import Giving
from affiant.access.roles.role import Role, Scope


def has_owner(holder: str = "") -> bool:
    """Whether the casefile has an owner; with `holder`, whether this is one."""
    owners = Grant.objects.filter(role=Role.OWNER.value, scope=Scope.ALL.value, withdrawn_at=None)
    return (owners.filter(holder=holder) if holder else owners).exists()


def rescue(trail: Trail, at: datetime) -> None:
    """Make whoever holds the machine an owner. They can write into the database anyway; this way
    the log tells of it."""
    giving = Giving(LOCAL, Role.OWNER)
    with trail.together() as pen:
        if has_owner(LOCAL):
            return
        row = Grant.objects.create(
            holder=LOCAL, role=giving.role.value, scope=giving.scope.value, by=SYSTEM, at=at
        )
        deed = Deed(SYSTEM, Action.GRANTED, ObjectKind.GRANT, str(row.pk), giving.details)
        pen.record(deed, at)
