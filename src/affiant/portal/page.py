"""A page: its template, its words, and what every page has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from affiant.dossiers.bidi import visible
from affiant.portal.framing import framed


def page(request: HttpRequest, template: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page. `shown` is what the template is given; every text of a source in it is masked."""
    made = get_template(template).render({**framed(request), **shown}, request)
    return HttpResponse(visible(made), status=status)
