from datetime import UTC, datetime

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context, ratelimit
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from affiant.access.accounts.inviting import NoInvitation, accept, invitation
from affiant.access.accounts.models import Account, Invitation
from affiant.portal.gate import Action, asks
from affiant.portal.page import page
from affiant.portal.running import scribe
from affiant.portal.speech import speech_of
from affiant.portal.team.words import words

GONE = 404
TOO_MANY = 429
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@asks(Action.ENTER)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose the password of the account that an owner made, or made a new link for."""
    if not ratelimit.consume(request, action="login", key=None):
        return page(request, "429.html", status=TOO_MANY)
    try:
        found = invitation(secret, _now())
        if request.method == "POST":
            return _joined(request, found, secret)
    except NoInvitation:
        tell = words(speech_of(request))
        told = {"title": tell["no_link"], "sentence": tell["no_link_note"]}
        return page(request, "team/join.html", status=GONE, good=False, **told)
    except ValidationError as weak:
        return _asked(request, found, weak.messages)
    return _asked(request, found, [])


def _asked(request: HttpRequest, found: Invitation, wrong: list[str]) -> HttpResponse:
    tell = words(speech_of(request))
    return page(
        request,
        "team/join.html",
        good=True,
        title=tell["welcome_to"].format(name=found.account.name),
        sentence=tell["choose"].format(login=found.account.login),
        wrong=wrong,
    )


def _joined(request: HttpRequest, found: Invitation, secret: str) -> HttpResponse:
    account = accept(scribe().trail, secret, request.POST.get("password", ""), _now())
    end_sessions(account)
    if found.anew:
        Authenticator.objects.filter(user_id=account.pk).delete()
    if Authenticator.objects.filter(user_id=account.pk).exists():
        return HttpResponseRedirect("/login")  # the second factor is asked for there
    with context.request_context(request):
        login(request, account, backend=BACKEND)
        # Who has just chosen the password need not show it again to set up a second factor.
        record_authentication(request, account, "password", reauthenticated=True)
        UserSession.objects.create_from_request(request)
    return HttpResponseRedirect("/account")


def end_sessions(account: Account) -> None:
    """Log somebody out everywhere."""
    for one in UserSession.objects.filter(user_id=account.pk):
        one.end()


def _now() -> datetime:
    return datetime.now(UTC)
