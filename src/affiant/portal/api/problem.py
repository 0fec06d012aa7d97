"""Refusals, as RFC 9457 has them: {"title": ..., "status": ...}, in English, for programs."""

import json
from typing import Any

from django.http import HttpResponse

from affiant.portal.visitor import Visitor

STRANGER, FORBIDDEN = 401, 403


def problem(status: int, title: str, **more: Any) -> HttpResponse:
    """The response."""
    told = json.dumps({"title": title, "status": status} | more, ensure_ascii=False)
    response = HttpResponse(told, status=status, content_type="application/problem+json")
    if status == STRANGER:
        response["WWW-Authenticate"] = "Bearer"
    return response


def refused(visitor: Visitor | None) -> HttpResponse:
    """401 for who sent no token that counts, 403 for one that is not for this."""
    if visitor is None:
        return problem(STRANGER, "send a token that counts: Authorization: Bearer ...")
    return problem(FORBIDDEN, "neither the token's scopes nor its owner's role give more than this")
