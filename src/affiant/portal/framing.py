from typing import Any

from django.http import HttpRequest

from affiant.portal.doors import doors, hand_in, sections
from affiant.portal.labels import labels
from affiant.portal.running import running
from affiant.portal.speech import NAMES, speech_of
from affiant.portal.visitor import visitor_of


def framed(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page needs: `frame.html`, for whoever asks."""
    speech, visitor = speech_of(request), visitor_of(request)
    return {
        "say": labels(speech),
        "language": speech.language,
        "languages": NAMES.items(),
        "here": request.get_full_path() if request.method == "GET" else "/",
        "visitor": visitor,
        "sections": sections(visitor, request.path, speech),
        "hand_in": hand_in(visitor, request.path, speech),
        "doors": doors(visitor, speech),
        "team": running().team,
        "mark": running().mark_of(visitor.person.id) if visitor else "",
    }
