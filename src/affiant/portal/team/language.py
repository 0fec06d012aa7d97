from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from affiant.portal.speech import speech_of


class Spoken:
    """Has Django's and allauth's own words in the page's language, too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response in its language."""
        with override(speech_of(request).language):
            return self._answer(request)
