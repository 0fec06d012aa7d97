"""What is said when something is wrong, and what to do next. Never what went wrong inside."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from affiant.portal.api.problem import problem, refused
from affiant.portal.coming import Coming, What
from affiant.portal.doors import home
from affiant.portal.page import page
from affiant.portal.running import running
from affiant.portal.speech import Speech, speech_of
from affiant.portal.visitor import API, visitor_of

SOON = "5"  # seconds


def _said(
    request: HttpRequest,
    status: int,
    title: str,
    sentence: str,
    door: tuple[str, str] | None = None,
) -> HttpResponse:
    shown = {"title": title, "sentence": sentence, "door": door}
    return page(request, "wrong.html", status=status, **shown)


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
        door = "/login", _("Log in")
        return _said(request, 403, _("Log in first"), _("Nothing was changed."), door)
    if request.path == "/" and home(visitor) != "/":  # where the address of the server leads
        return HttpResponseRedirect(home(visitor))
    if visitor.may_verified(visitor.action):
        return _said(
            request,
            403,
            _("This needs your second factor"),
            _(
                "Log in with a second factor, or set one up in your account, and come back. A "
                "password alone takes nothing out and changes nobody’s roles."
            ),
            ("/account", _("Your account")),
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


def unasked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """405: an address that takes a form, opened as a page: by a reload, or after a log-in that
    leads back to where somebody was sent away from. Keeps what the bare answer says."""
    _ = speech_of(request).gettext
    said = _said(
        request,
        405,
        _("There is nothing to open here"),
        _("This address takes what a form sends. Nothing was changed now."),
        (home(visitor_of(request)), _("Go on")),
    )
    said["Allow"] = response.get("Allow", "")
    return said


def waiting(request: HttpRequest, coming: Coming) -> HttpResponse:
    """503: names or origins are worked out; how far that is. A page that was looked at loads
    itself anew."""
    if request.path.startswith(API):
        response = problem(503, "this is being worked out: ask again in a moment")
    else:
        response = page(request, "waiting.html", status=503, **_far(coming, speech_of(request)))
        if request.method == "GET":
            response["Refresh"] = SOON
    response["Retry-After"] = SOON
    return response


def _far(coming: Coming, speech: Speech) -> dict[str, Any]:
    """What the page of waiting says."""
    _ = speech.gettext
    far = ""
    if coming.total:
        told = _("{done} of {total} documents looked at")
        far = told.format(done=speech.number(coming.done), total=speech.number(coming.total))
    elif minutes := int(coming.seconds // 60):
        far = speech.ngettext("begun {n} minute ago", "begun {n} minutes ago", minutes)
    return {
        "title": _("This is being worked out"),
        "sentence": _whats(speech)[coming.what],
        "meanwhile": _("Meanwhile documents can be read, searched and reviewed:"),
        "comes": _("This page comes by itself as soon as it is there."),
        "far": far,
        "percent": coming.done * 100 // coming.total if coming.total else None,
    }


def _whats(speech: Speech) -> dict[What, str]:
    _ = speech.gettext
    return {
        What.NAMES: _(
            "The casefile is large: to tell which names mean the same takes minutes after the "
            "server was started."
        ),
        What.ORIGINS: _(
            "The casefile is large: to tell which documents speak with one voice takes minutes, "
            "once for each document."
        ),
    }


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
