"""The API's addresses, gathered; each goes through the same gate as a page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI

from affiant.portal.actions import Action, action_of, asks
from affiant.portal.api import (
    casefile,
    documents,
    facts,
    files,
    log,
    mail,
    mail_accounts,
    names,
    reconciling,
    search,
)
from affiant.portal.api.wrong import conflict, not_ready, revoked, unusable
from affiant.portal.by_token import admit, still_counts
from affiant.portal.coming import NotReady
from affiant.portal.review import Overtaken

_DESCRIPTION = (
    "Every text of a source is masked as on the pages. What the token's owner may not see is not "
    "there: it answers 404 like what never was. Offsets are Unicode code points, ends exclusive."
)

api = NinjaAPI(
    title="affiant",
    version="1",
    description=_DESCRIPTION,
    docs_url=None,  # it would fetch scripts from elsewhere
    urls_namespace="api",
    openapi_extra={
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}],
    },
)
_PARTS = (casefile, documents, facts, search, names, reconciling, files, mail, mail_accounts, log)
for part in _PARTS:
    api.add_router("", part.router)
api.exception_handler(Overtaken)(conflict)
api.exception_handler(ValueError)(unusable)
api.exception_handler(NotReady)(not_ready)

WRONG = 300  # statuses from here on give nothing out
admit()

_OTHERS = {"openapi-json": Action.READ, "api-root": Action.ENTER}


def urls() -> list[URLPattern]:
    """Each address as a view that says what it is for."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    return list({str(one.pattern): _marked(one) for one in patterns}.values())


def _marked(pattern: URLPattern) -> URLPattern:
    answer: Callable[..., HttpResponse] = pattern.callback

    def view(request: HttpRequest, **named: Any) -> HttpResponse:
        response = answer(request, **named)
        return response if not _is_revoked(request, response) else revoked()

    view.csrf_exempt = True  # type: ignore[attr-defined] # no cookie lets anybody in here
    return path(str(pattern.pattern), asks(_action(pattern))(view), name=pattern.name)


def _is_revoked(request: HttpRequest, response: HttpResponse) -> bool:
    """A token that was withdrawn while an answer was made takes nothing out any more."""
    return (
        "Authorization" in request.headers
        and response.status_code < WRONG
        and not still_counts(request)
    )


def _action(pattern: URLPattern) -> Action:
    """What the operations of an address are for: one thing, whatever the method."""
    if pattern.name in _OTHERS:
        return _OTHERS[pattern.name]
    views = [part.router.path_operations.values() for part in _PARTS]
    operations = [one for paths in views for path_view in paths for one in path_view.operations]
    [action] = {action_of(one.view_func) for one in operations if one.url_name == pattern.name}
    if action is None:
        raise LookupError(f"{pattern.pattern} does not say what it is for")
    return action
