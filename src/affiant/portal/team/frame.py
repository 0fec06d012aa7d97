from typing import Any

from django.http import HttpRequest

from affiant.portal.doors import doors
from affiant.portal.labels import labels
from affiant.portal.running import running
from affiant.portal.speech import NAMES, speech_of
from affiant.portal.team.words import words
from affiant.portal.visitor import visitor_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of a page needs that allauth makes (`portal.page` for those of ours), and the
    words of the pages on accounts."""
    speech, visitor = speech_of(request), visitor_of(request)
    return {
        "say": labels(speech),
        "tell": words(speech),
        "language": speech.language,
        "languages": NAMES.items(),
        "here": request.get_full_path() if request.method == "GET" else "/",
        "path": request.path,
        "visitor": visitor,
        "doors": doors(visitor, speech),
        "mark": running().mark if visitor else "",
        "team": running().team,
    }
