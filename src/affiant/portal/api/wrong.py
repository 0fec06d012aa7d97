"""What the API answers to what went wrong inside an operation."""

from django.http import HttpRequest, HttpResponse

from affiant.portal.api.problem import STRANGER, problem
from affiant.portal.coming import NotReady
from affiant.portal.review import Overtaken
from affiant.portal.views.wrong import waiting

CONFLICT, UNUSABLE = 409, 422


def conflict(request: HttpRequest, error: Overtaken) -> HttpResponse:
    """Somebody judged the fact meanwhile."""
    del request
    return problem(
        CONFLICT, "somebody judged this fact meanwhile",
        judgement=error.newest.pk, verdict=error.newest.verdict,
    )  # fmt: skip


def unusable(request: HttpRequest, error: ValueError) -> HttpResponse:
    """What was sent has the right form and makes no sense. Its words are not repeated."""
    del request, error
    return problem(UNUSABLE, "this cannot be taken: the values do not go together")


def not_ready(request: HttpRequest, error: NotReady) -> HttpResponse:
    """The names of a large casefile are being made."""
    return waiting(request, error.coming)


def revoked() -> HttpResponse:
    """The token was withdrawn in mid-call."""
    return problem(STRANGER, "the token was withdrawn")
