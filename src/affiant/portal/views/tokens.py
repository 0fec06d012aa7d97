"""Tokens: a page on which one makes and withdraws one's own."""

from datetime import UTC, datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from affiant.access import tokens as making
from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.access.models import Token
from affiant.access.tokens import Made, Scope
from affiant.portal import gate
from affiant.portal.by_token import MATCHING
from affiant.portal.gate import Action, asks
from affiant.portal.page import page
from affiant.portal.speech import Speech, speech_of
from affiant.portal.token_words import scope_words, token_words

WRONG = 400
_DAYS = 90


@asks(Action.MEMBER)
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens, and the form for a new one; its secret is in the answer to that form alone."""
    if request.method != "POST":
        return _shown(request)
    try:
        made = _made(request)
    except ValueError:
        return _shown(request, wrong=True)
    gate.record(request, Deeds.GRANTED, ObjectKind.TOKEN, str(made.row.pk))
    return _shown(request, made)


@asks(Action.MEMBER)
@require_POST
def withdraw(request: HttpRequest, token: int) -> HttpResponse:
    """From now on it lets nobody in."""
    holder = gate.visitor(request).person.id
    try:
        making.withdraw(token, holder, datetime.now(UTC))
    except Token.DoesNotExist as none:
        raise Http404 from none
    gate.record(request, Deeds.WITHDREW, ObjectKind.TOKEN, str(token))
    return HttpResponseRedirect("/tokens")


def _made(request: HttpRequest) -> Made:
    """Raises ValueError for a form that cannot be meant."""
    person, label = gate.visitor(request).person, request.POST.get("label", "").replace("\0", "")
    days = request.POST.get("days", "")
    if not label.strip() or not days.isascii() or not days.isdecimal() or len(days) > 3:  # noqa: PLR2004 - 366
        raise ValueError("a label and days")
    scopes = {Scope(word) for word in request.POST.getlist("scope")}
    lasting = timedelta(days=int(days))
    return making.make(
        person.id, label, scopes, datetime.now(UTC), lasting, verified=person.verified
    )


def _shown(request: HttpRequest, made: Made | None = None, *, wrong: bool = False) -> HttpResponse:
    speech, holder = speech_of(request), gate.visitor(request).person.id
    rows = making.good(datetime.now(UTC)).filter(holder=holder).order_by("-pk")
    is_address = made is not None and Scope.MATCH in making.scopes_of(made.row)
    return page(
        request,
        "tokens.html",
        status=WRONG if wrong else 200,
        words=token_words(speech),
        wrong=wrong,
        days=_DAYS,
        scopes=[(scope.value, word) for scope, word in scope_words(speech).items()],
        secret=_secret(request, made, is_address=is_address) if made else "",
        is_address=is_address,
        tokens=[_told(row, speech) for row in rows],
    )


def _secret(request: HttpRequest, made: Made, *, is_address: bool) -> str:
    return request.build_absolute_uri(MATCHING + made.secret) if is_address else made.secret


def _told(row: Token, speech: Speech) -> dict[str, object]:
    words = scope_words(speech)
    return {
        "id": row.pk,
        "label": row.label,
        "scopes": " · ".join(words[scope] for scope in Scope if scope in making.scopes_of(row)),
        "made": speech.date(row.made_at.date().isoformat()),
        "until": speech.date(row.until.date().isoformat()),
    }
