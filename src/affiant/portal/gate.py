"""The one place where a page asks who is there and what they may see.

Today: whoever holds the launch token's session, on this machine, is the owner and sees the whole
casefile (masked like a dossier). Accounts and roles take this file's place, and no page's.

A view that does not say what it is for (`asks`) is refused to everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from affiant.evidence.models import Fact, Text
from affiant.evidence.questions import current_texts
from affiant.portal.launch import COOKIE
from affiant.portal.running import running


class Action(StrEnum):
    """What a view does."""

    ENTER = "enter"  # what everybody may see: the door and the style sheet
    READ = "read"
    JUDGE = "judge"
    EXPORT = "export"
    INTAKE = "intake"  # has documents read into the casefile


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `name` is what judgements are signed with."""

    name: str


View = TypeVar("View", bound=Callable[..., HttpResponse])


def asks(action: Action) -> Callable[[View], View]:
    """Say what a view is for; without it nobody gets in."""

    def marked(view: View) -> View:
        view.action = action  # type: ignore[attr-defined] # Django keeps attributes of views, too
        return view

    return marked


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Who asks; None for a stranger."""
    session = request.COOKIES.get(COOKIE, "")
    return Visitor(running().owner) if running().launch.holds(session) else None


def may(visitor: Visitor | None, action: Action | None) -> bool:
    """Whether this visitor may do that."""
    return action is Action.ENTER or (visitor is not None and action is not None)


def visitor(request: HttpRequest) -> Visitor:
    """Who asks, on a page that no stranger reaches. Raises PermissionDenied for a stranger."""
    found = visitor_of(request)
    if found is None:
        raise PermissionDenied
    return found


def texts(who: Visitor) -> QuerySet[Text]:
    """The documents that this visitor may see, in their current text versions."""
    del who
    return current_texts()


def facts(who: Visitor) -> QuerySet[Fact]:
    """The facts that this visitor may see."""
    return Fact.objects.filter(text__in=texts(who))


class Gate:
    """Refuses a view to whoever may not do what it is for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass it on; `process_view` knows which view it is for."""
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> None:
        """Raise PermissionDenied where the visitor may not."""
        if not may(visitor_of(request), getattr(view, "action", None)):
            raise PermissionDenied
