from django.http import HttpRequest

from affiant.access.accounts.models import Account
from affiant.access.roles.person import Person
from affiant.portal.running import running
from affiant.portal.team.factor import is_verified
from affiant.portal.visitor import API, WAYS_IN, Visitor


def by_account(request: HttpRequest) -> Visitor | None:
    """Whoever has logged in, while their account is open."""
    if request.path.startswith(API) or not running().team:
        return None
    user = getattr(request, "user", None)
    if not isinstance(user, Account) or not user.is_authenticated or not user.is_active:
        return None
    return Visitor(user.name, Person(user.holder, verified=is_verified(request, user)))


def admit() -> None:
    """Let people in by their accounts."""
    if by_account not in WAYS_IN:
        WAYS_IN.append(by_account)
