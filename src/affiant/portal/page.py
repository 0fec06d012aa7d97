"""A page: its template, its words, and what every page has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from affiant.dossiers.render.bidi import visible
from affiant.portal import gate
from affiant.portal.doors import doors
from affiant.portal.labels import labels
from affiant.portal.running import running
from affiant.portal.speech import NAMES, speech_of


def page(request: HttpRequest, template: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page. `shown` is what the template is given; every text of a source in it is masked."""
    speech = speech_of(request)
    visitor = gate.visitor_of(request)
    context = {
        "say": labels(speech),
        "language": speech.language,
        "languages": NAMES.items(),
        "here": request.get_full_path() if request.method == "GET" else "/",
        "path": request.path,
        "visitor": visitor,
        "doors": doors(visitor, speech),
        "team": running().team,
        "mark": running().mark if visitor else "",
        **shown,
    }
    made = get_template(template).render(context, request)
    return HttpResponse(visible(made), status=status)
