from django.http import HttpRequest

from affiant.access.accounts.models import Account
from affiant.access.roles.person import Person
from affiant.portal.actors import NAMES
from affiant.portal.by_token import ACCOUNTS
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


def open_account(number: int) -> str | None:
    """The name of the account of this number while it is open."""
    rows = Account.objects.filter(pk=number, is_active=True)
    return rows.values_list("name", flat=True).first()


def names() -> dict[str, str]:
    """Of all accounts, by what the log calls them."""
    return {one.holder: one.name for one in Account.objects.all()}


def admit() -> None:
    """Let people in by their accounts, and programs on their behalf."""
    if by_account not in WAYS_IN:
        WAYS_IN.append(by_account)
    if open_account not in ACCOUNTS:
        ACCOUNTS.append(open_account)
    if names not in NAMES:
        NAMES.append(names)
