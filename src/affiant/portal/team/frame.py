from typing import Any

from django.http import HttpRequest

from affiant.portal.framing import framed
from affiant.portal.speech import speech_of
from affiant.portal.team.words import words


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of a page needs that allauth makes, and the words of the pages on accounts."""
    return {**framed(request), "tell": words(speech_of(request))}
