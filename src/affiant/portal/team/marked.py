"""allauth's views as ours: each says what it is for, has our template, and an address of ours."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.views.generic.base import View

from affiant.portal.gate import Action, asks


def entered(view: type[View], template: str, **told: object) -> Callable[..., HttpResponseBase]:
    """For everybody: the way in."""
    return asks(Action.ENTER)(view.as_view(template_name=f"team/{template}", **_more(told)))


def own(view: type[View], template: str, **told: object) -> Callable[..., HttpResponseBase]:
    """For whoever is logged in, about themselves."""
    return asks(Action.MEMBER)(view.as_view(template_name=f"team/{template}", **_more(told)))


def _more(told: dict[str, object]) -> dict[str, object]:
    initial = {"initial": told.pop("initial")} if "initial" in told else {}
    return {**initial, "extra_context": told} if told else initial
