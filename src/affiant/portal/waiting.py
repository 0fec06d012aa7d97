from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from affiant.portal.coming import NotReady
from affiant.portal.views import wrong
from affiant.portal.visitor import API


class Waiting:
    """Answers what needs names that are not there yet: that they come, at once. No thread of the
    server waits for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass it on; a page, in place of the bare answer that it takes forms alone."""
        response = self._answer(request)
        if (
            isinstance(response, HttpResponseNotAllowed)
            and request.method == "GET"
            and not request.path.startswith(API)
        ):
            return wrong.unasked(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says so."""
        return wrong.waiting(request, error.coming) if isinstance(error, NotReady) else None
