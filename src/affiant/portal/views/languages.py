from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from affiant.portal.gate import Action, asks
from affiant.portal.speech import COOKIE
from affiant.vocabulary.language import LANGUAGES


@asks(Action.ENTER)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the language and go back to where the reader was."""
    response = HttpResponseRedirect(back(request))
    language = request.POST.get("language", "")
    if language in LANGUAGES:
        response.set_cookie(COOKIE, language, httponly=True, samesite="Strict", max_age=31_536_000)
    return response


def back(request: HttpRequest) -> str:
    """The page of ours that a form names as the one it stands on; the overview for any other."""
    target = request.POST.get("back", "")
    ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if ours else "/"
