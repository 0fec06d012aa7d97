"""What is said when something is wrong, and what to do next. Never what went wrong inside."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from affiant.portal.api.problem import problem, refused
from affiant.portal.page import page
from affiant.portal.running import running
from affiant.portal.speech import speech_of
from affiant.portal.visitor import API, visitor_of

SOON = "5"  # seconds


def _said(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return page(request, "wrong.html", status=status, title=title, sentence=sentence)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a foreign host, or a form that is none."""
    del exception
    if request.path.startswith(API):
        return problem(400, "this is no request that can be answered")
    _ = speech_of(request).gettext
    return HttpResponse(
        _("affiant does not answer this request."), status=400, content_type="text/plain"
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: nobody that the portal knows, or somebody whose role does not give this."""
    del exception
    if request.path.startswith(API):
        return refused(visitor_of(request))
    if running().team or visitor_of(request) is not None:
        return _refused(request)
    _ = speech_of(request).gettext
    return _said(
        request,
        403,
        _("Open the portal from the terminal"),
        _(
            "Only the browser that was opened with the address in the terminal may see this "
            "casefile, and that address works once. Stop affiant serve there (Ctrl and C), and "
            "start it again."
        ),
    )


def _refused(request: HttpRequest) -> HttpResponse:
    """In a team: to the door, for who has not come in; else why not."""
    _, visitor = speech_of(request).gettext, visitor_of(request)
    if visitor is None and request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(f"/login?{urlencode({'next': request.get_full_path()})}")
    if visitor is None:
        return _said(request, 403, _("Log in first"), _("Nothing was changed."))
    if visitor.may_verified(visitor.action):
        return _said(
            request,
            403,
            _("This needs your second factor"),
            _(
                "Log in with a second factor, or set one up in your account, and come back. A "
                "password alone takes nothing out and changes nobody's roles."
            ),
        )
    return _said(
        request,
        403,
        _("Your role does not give this"),
        _("An owner of this casefile can give you one that does."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from a page of ours."""
    del reason
    _ = speech_of(request).gettext
    return _said(
        request,
        403,
        _("This did not come from a page of affiant"),
        _("Nothing was changed. Go back, load the page again, and send the form from there."),
    )


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such thing, or none for this visitor."""
    del exception
    if request.path.startswith(API):
        return problem(404, "there is no such thing here")
    _ = speech_of(request).gettext
    return _said(
        request,
        404,
        _("There is no such page"),
        _("It may have been read anew since. Look for it in the search or among the documents."),
    )


def waiting(request: HttpRequest) -> HttpResponse:
    """503: names or origins are worked out. A page that was looked at loads itself anew."""
    if request.path.startswith(API):
        response = problem(503, "this is being worked out: ask again in a moment")
    else:
        _ = speech_of(request).gettext
        response = _said(
            request,
            503,
            _("This is being worked out"),
            _(
                "The casefile is large, and what this page shows takes minutes to work out, once. "
                "Documents and the search are there meanwhile; this page comes by itself."
            ),
        )
        if request.method == "GET":
            response["Refresh"] = SOON
    response["Retry-After"] = SOON
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours, or a database that gave out."""
    if request.path.startswith(API):
        return problem(500, "this answer could not be made")
    _ = speech_of(request).gettext
    return _said(
        request,
        500,
        _("This page could not be made"),
        _(
            "What was recorded before is kept. See what affiant verify says and whether the disk "
            "is full; if both are well, report what you did."
        ),
    )
