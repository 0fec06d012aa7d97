"""What every response says to the browser, errors included.

Nothing is kept, framed, guessed, or loaded from elsewhere; there is no script or style in a page.
HSTS is said where browsers come by HTTPS, that is to a team's server behind its proxy.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
INERT = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For what is downloaded: whatever opens it does nothing."""
DOSSIER = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; sandbox allow-same-origin"
)
"""A dossier carries its style in itself, and no script; `allow-same-origin` lets links within it
work, and lends it nothing, as no script runs."""

# With "no-referrer" a browser sends a form's Origin as "null", and Django would refuse every form.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}

HSTS = "max-age=31536000; includeSubDomains"  # a year, as the browsers' lists ask


class Headers:
    """Puts them on; a view's own policy stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response with what it did not say itself."""
        response = self._answer(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if getattr(settings, "SERVED_BY_HTTPS", False):
            response.setdefault("Strict-Transport-Security", HSTS)
        return response
