"""Why somebody judged so, as they wrote it into a form."""

from django.http import HttpRequest

LONGEST = 1_000  # characters


def reason_of(request: HttpRequest) -> str:
    """The field "why" on one line, cut to its longest; "" without one."""
    return " ".join(request.POST.get("why", "").replace("\0", "").split())[:LONGEST]
