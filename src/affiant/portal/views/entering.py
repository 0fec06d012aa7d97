from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from affiant.portal.gate import Action, asks
from affiant.portal.launch import COOKIE
from affiant.portal.running import running
from affiant.portal.views.wrong import forbidden


@asks(Action.ENTER)
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Exchange the launch token for the session's cookie, once; a second time it is refused."""
    session = running().launch.exchange(request.GET.get("token", ""))
    if session is None:
        return forbidden(request, PermissionError())
    response = HttpResponseRedirect("/")
    response.set_cookie(COOKIE, session, httponly=True, samesite="Strict")
    return response
