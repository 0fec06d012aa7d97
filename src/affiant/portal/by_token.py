"""Programs, let in by a token: in a header, or, to match names alone, in the address.

Nothing else lets anybody in to the API: what a browser sends along by itself (a cookie) must not
be able to change anything there.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest

from affiant.access import tokens
from affiant.access.identifier import LOCAL
from affiant.access.models import Token
from affiant.access.roles.person import Person
from affiant.access.tokens import PREFIX, Scope
from affiant.portal.actions import Action
from affiant.portal.running import running
from affiant.portal.visitor import API, WAYS_IN, Visitor

MATCHING = f"{API}v1/reconcile/"
"""Where the address itself carries the token: OpenRefine sends no headers."""

ACCOUNTS: list[Callable[[int], str | None]] = []
"""Who tells the name of an open account by its number; in a team alone there are accounts."""

_SCOPES: dict[Scope, Action] = {
    Scope.READ: Action.READ,
    Scope.JUDGE: Action.JUDGE,
    Scope.EDIT: Action.EDIT,
    Scope.EXPORT: Action.EXPORT,
    Scope.INTAKE: Action.INTAKE,
    Scope.LOG: Action.LOG,
    Scope.MATCH: Action.MATCH,
}


def by_token(request: HttpRequest) -> Visitor | None:
    """Whose token comes with the request; None without one that counts."""
    row = tokens.find(_sent(request), datetime.now(UTC))
    if row is None:
        return None
    actions = frozenset(_SCOPES[scope] for scope in tokens.scopes_of(row))
    return _holder(row, actions)


def still_counts(request: HttpRequest) -> bool:
    """Whether the token was not withdrawn while its request was answered."""
    return tokens.find(_sent(request), datetime.now(UTC)) is not None


def admit() -> None:
    """Let programs in. Twice is as good as once."""
    if by_token not in WAYS_IN:
        WAYS_IN.append(by_token)


def _sent(request: HttpRequest) -> str:
    if not request.path.startswith(API):
        return ""
    if request.path.startswith(MATCHING):
        return request.path.removeprefix(MATCHING).partition("/")[0]
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    secret = secret.strip()
    return secret if scheme.lower() == "bearer" and secret.startswith(PREFIX) else ""


def _holder(row: Token, actions: frozenset[Action]) -> Visitor | None:
    """Whose it is, as long as they may come in themselves."""
    one = running()
    if row.holder == LOCAL:
        return None if one.team else Visitor(one.owner, _person(row), scopes=actions)
    number = row.holder.removeprefix("person:")
    if not one.team or not number.isdecimal():
        return None
    name = next(filter(None, (ask(int(number)) for ask in ACCOUNTS)), None)
    return Visitor(name, _person(row), scopes=actions) if name else None


def _person(row: Token) -> Person:
    return Person(row.holder, verified=row.verified)
