from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from affiant.portal.coming import NotReady
from affiant.portal.views import wrong


class Waiting:
    """Answers what needs names that are not there yet: that they come, at once. No thread of the
    server waits for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass it on."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says so."""
        return wrong.waiting(request, error.coming) if isinstance(error, NotReady) else None
