"""What a view does, and what one must be allowed to be let in to it. Without it nobody gets in."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from affiant.access.audit.action import Action as Deed
from affiant.access.roles.role import Permission
from affiant.access.roles.thing import Kind


class Action(StrEnum):
    """What a view does."""

    ENTER = "enter"  # what everybody may see: the door and the style sheet
    MEMBER = "member"  # whoever is logged in, whatever their role: their own account, the language
    READ = "read"
    MATCH = "match"  # names alone, for reconciliation
    JUDGE = "judge"
    EDIT = "edit"  # merges, splits, records a legal standing
    EXPORT = "export"
    INTAKE = "intake"  # has documents read into the casefile
    UNMASK = "unmask"
    CONSENT = "consent"  # to somebody else's unmasking
    PUBLISH = "publish"
    LOG = "log"
    GRANT = "grant"  # people and their roles


NEEDS: dict[Action, tuple[Kind, Permission]] = {
    Action.READ: (Kind.DOCUMENT, Permission.READ),
    Action.MATCH: (Kind.DOCUMENT, Permission.READ),
    Action.JUDGE: (Kind.DOCUMENT, Permission.JUDGE),
    Action.EDIT: (Kind.DOCUMENT, Permission.EDIT),
    Action.EXPORT: (Kind.DOCUMENT, Permission.EXPORT),
    Action.INTAKE: (Kind.DOCUMENT, Permission.EDIT),
    Action.UNMASK: (Kind.DOCUMENT, Permission.UNMASK),
    Action.CONSENT: (Kind.UNMASKING, Permission.CONSENT),
    Action.PUBLISH: (Kind.DOSSIER, Permission.PUBLISH),
    Action.LOG: (Kind.LOG, Permission.READ_LOG),
    Action.GRANT: (Kind.GRANTS, Permission.GRANT),
}
"""What one must be allowed somewhere to be let in; where, `gate.texts` and the like decide."""

DEEDS: dict[Action, Deed] = {
    Action.READ: Deed.READ,
    Action.MATCH: Deed.SEARCHED,
    Action.JUDGE: Deed.JUDGED,
    Action.EDIT: Deed.EDITED,
    Action.EXPORT: Deed.EXPORTED,
    Action.INTAKE: Deed.UPLOADED,
    Action.PUBLISH: Deed.PUBLISHED,
    Action.LOG: Deed.READ,
}
"""How the log calls what was done, where the view does not say it itself."""

View = TypeVar("View", bound=Callable[..., Any])


def asks(action: Action) -> Callable[[View], View]:
    """Say what a view is for; without it nobody gets in."""

    def marked(view: View) -> View:
        view.action = action  # type: ignore[attr-defined] # Django keeps attributes of views, too
        return view

    return marked


def action_of(view: object) -> Action | None:
    """What a view is for; None for one that does not say."""
    found = getattr(view, "action", None)
    return found if isinstance(found, Action) else None
