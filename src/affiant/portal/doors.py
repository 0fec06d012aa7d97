"""Where a visitor may go: the sections that every page leads to, and what lies at its foot."""

from dataclasses import dataclass

from affiant.portal.actions import Action
from affiant.portal.running import running
from affiant.portal.speech import Speech
from affiant.portal.visitor import Visitor

HAND_IN = "/intake"
_WITHIN = {
    "/disagreements": "/documents",
    "/facts": "/documents",
    "/ledger": HAND_IN,
    "/work": HAND_IN,
}
"""Pages whose address does not tell by itself to which section they belong."""


@dataclass(frozen=True, slots=True)
class Section:
    """A door, and how far one is inside (`aria-current`): its page, a page within, or not."""

    address: str
    called: str
    current: str


def sections(visitor: Visitor | None, path: str, speech: Speech) -> list[Section]:
    """The parts of a casefile, for who has come in."""
    if visitor is None:
        return []
    _ = speech.gettext
    if not visitor.may(Action.READ):
        found = {"/log": _("Log")} if visitor.may(Action.LOG) else {}
        return [Section(to, called, _current(to, path)) for to, called in found.items()]
    found = {
        "/": _("Overview"),
        "/search": _("Search"),
        "/documents": _("Documents"),
        "/names": _("Names"),
        "/origins": _("Origins"),
        "/mail": _("Mail"),
    }
    if visitor.may(Action.EDIT) or visitor.may(Action.PUBLISH):
        found["/publications"] = _("Publications")
    return [Section(to, called, _current(to, path)) for to, called in found.items()]


def home(visitor: Visitor | None) -> str:
    """The first page that somebody's role gives; their account, where it gives none."""
    if visitor is None or visitor.may(Action.READ):
        return "/"
    return "/log" if visitor.may(Action.LOG) else "/account"


def hand_in(visitor: Visitor | None, path: str, speech: Speech) -> Section | None:
    """What a casefile begins with, for who may."""
    if visitor is None or not visitor.may(Action.INTAKE):
        return None
    return Section(HAND_IN, speech.gettext("Hand in"), _current(HAND_IN, path))


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    within = _WITHIN.get("/" + path.split("/")[1], path)
    inside = address != "/" and (within == address or within.startswith(address + "/"))
    return "true" if inside else ""


def doors(visitor: Visitor | None, speech: Speech) -> list[tuple[str, str]]:
    """What is wanted now and then: addresses, and what they are called."""
    if visitor is None:
        return []
    _, team = speech.gettext, running().team
    found = [("/welcome", _("Help"))]
    if team and visitor.may(Action.GRANT):
        found.append(("/people", _("People")))
    if team and visitor.may(Action.CONSENT):
        found.append(("/unmaskings", _("Unmasking")))
    if visitor.may(Action.LOG) and visitor.may(Action.READ):
        found.append(("/log", _("Log")))
    found.append(("/tokens", _("Tokens")))
    if team:
        found.append(("/account", _("Your account ({name})").format(name=visitor.name)))
    return found
