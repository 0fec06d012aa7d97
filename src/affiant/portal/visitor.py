"""Who asks. On a laptop whoever holds the launch token; in a team whoever has logged in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from affiant.access.identifier import LOCAL
from affiant.access.roles.held import Held
from affiant.access.roles.person import Person
from affiant.access.roles.reach import Reach, held_anywhere, reach
from affiant.access.roles.role import Permission
from affiant.access.roles.thing import Kind
from affiant.portal.actions import NEEDS, Action
from affiant.portal.launch import COOKIE
from affiant.portal.running import running

OWNER = Person(LOCAL, verified=True)
"""Whoever opened the address in the terminal: they hold the machine, and need no second factor."""


@dataclass(frozen=True)
class Visitor:
    """Who asks, and for what. `name` is what judgements are signed with; `person` what roles and
    the log know them by. What a visitor may do is asked once for each request. `scopes` are what
    their token is for; without one it is None, and everything that their role gives.
    """

    name: str
    person: Person = OWNER
    action: Action = Action.READ
    scopes: frozenset[Action] | None = None
    _asked: dict[tuple[Kind, Permission], Reach] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The grants that count for them."""
        return held_anywhere(self.person)

    def reach(self, permission: Permission, kind: Kind = Kind.DOCUMENT) -> Reach:
        """How far they may do this."""
        asked = (kind, permission)
        if asked not in self._asked:
            self._asked[asked] = reach(self.person, self.held, permission, kind)
        return self._asked[asked]

    @property
    def documents(self) -> Reach:
        """The documents that the view may work on for them: those they may do to what it is for."""
        kind, permission = NEEDS.get(self.action, NEEDS[Action.READ])
        return self.reach(permission if kind is Kind.DOCUMENT else Permission.READ)

    def may(self, action: Action) -> bool:
        """Whether they may do this anywhere."""
        if self.scopes is not None and action not in self.scopes:
            return False
        if action in (Action.ENTER, Action.MEMBER):
            return self.person.active
        kind, permission = NEEDS[action]
        return bool(self.reach(permission, kind))

    def may_verified(self, action: Action) -> bool:
        """Whether they might, had they shown a second factor in this session."""
        kind, permission = NEEDS.get(action, NEEDS[Action.READ])
        person = Person(self.person.id, self.person.teams, self.person.active, verified=True)
        return bool(reach(person, self.held, permission, kind))


API = "/api/"
"""What programs ask for: no cookie counts there (`portal.by_token`)."""

Way = Callable[[HttpRequest], "Visitor | None"]


def by_launch(request: HttpRequest) -> Visitor | None:
    """The owner, by the cookie that the launch token was exchanged for."""
    one = running()
    if (
        one.team
        or request.path.startswith(API)
        or not one.launch.holds(request.COOKIES.get(COOKIE, ""))
    ):
        return None
    return Visitor(one.owner)


WAYS_IN: list[Way] = [by_launch]
"""How a request can be somebody's, each asked in turn: the launch, an account, an API token."""

_KEPT = "affiant_visitor"
NOBODY = Visitor("", Person(LOCAL, active=False))
"""Who has not come in: nothing is granted to them."""


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Who asks; None for a stranger."""
    kept = request.__dict__
    if _KEPT not in kept:
        kept[_KEPT] = next(filter(None, (way(request) for way in WAYS_IN)), None)
    found: Visitor | None = kept[_KEPT]
    return found


def visitor(request: HttpRequest) -> Visitor:
    """Who asks, on a page that no stranger reaches. Raises PermissionDenied for a stranger."""
    found = visitor_of(request)
    if found is None:
        raise PermissionDenied
    return found


def seen_as(request: HttpRequest, action: Action) -> None:
    """From now on this request's visitor is here for that."""
    found = visitor_of(request)
    if found is not None:
        request.__dict__[_KEPT] = Visitor(found.name, found.person, action, found.scopes)
