from affiant.access.models import Grant
from affiant.access.roles.role import Role, Scope


def has_owner(holder: str = "") -> bool:
    """Whether the casefile has an owner; with `holder`, whether this is one."""
    owners = Grant.objects.filter(role=Role.OWNER.value, scope=Scope.ALL.value, withdrawn_at=None)
    return (owners.filter(holder=holder) if holder else owners).exists()
