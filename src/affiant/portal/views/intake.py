"""Reading, started from a page: another affiant does it, in a process of its own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from affiant.portal import work
from affiant.portal.gate import Action, asks


@asks(Action.INTAKE)
@require_POST
def examples(request: HttpRequest) -> HttpResponse:
    """Read the invented documents into the casefile."""
    del request
    found = work.examples()
    if found is not None:
        work.begin("read", str(found))
    return HttpResponseRedirect("/")


@asks(Action.INTAKE)
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Try again what could not be read."""
    del request
    work.begin("retry")
    return HttpResponseRedirect("/")
