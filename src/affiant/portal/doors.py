"""Where else a visitor may go, beside what every page leads to."""

from affiant.portal.actions import Action
from affiant.portal.running import running
from affiant.portal.speech import Speech
from affiant.portal.visitor import Visitor


def doors(visitor: Visitor | None, speech: Speech) -> list[tuple[str, str]]:
    """Addresses and what they are called."""
    if visitor is None:
        return []
    _, team = speech.gettext, running().team
    found = []
    if visitor.may(Action.INTAKE):
        found.append(("/intake", _("Hand in")))
    if visitor.may(Action.EDIT) or visitor.may(Action.PUBLISH):
        found.append(("/publications", _("Publications")))
    if team and visitor.may(Action.GRANT):
        found.append(("/people", _("People")))
    if team and visitor.may(Action.CONSENT):
        found.append(("/unmaskings", _("Unmasking")))
    if visitor.may(Action.LOG):
        found.append(("/log", _("Log")))
    found.append(("/tokens", _("Tokens")))
    if team:
        found.append(("/account", _("Your account")))
    return found
