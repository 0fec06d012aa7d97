from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.access.accounts.models import Account
from affiant.access.roles.held import standing
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.page import page
from affiant.portal.role_words import role_word
from affiant.portal.speech import Speech, speech_of
from affiant.portal.team.told import Over


@asks(Action.MEMBER)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here: my roles, by what I show that I am I, where I am logged in."""
    speech, visitor = speech_of(request), gate.visitor(request)
    mine = Account.objects.get(pk=visitor.person.id.partition(":")[2])
    over = Over(speech, gate.collections(visitor))
    return page(
        request,
        "team/account.html",
        account=mine,
        verified=visitor.person.verified,
        roles=[
            (role_word(one.role, speech), over.word(one))
            for one in standing(visitor.person).order_by("pk")
        ],
        **_factors(mine, speech),
    )


def _factors(mine: Account, speech: Speech) -> dict[str, Any]:
    rows = list(Authenticator.objects.filter(user_id=mine.pk).order_by("pk"))
    recovery = next((one for one in rows if one.type == Authenticator.Type.RECOVERY_CODES), None)
    told = speech.gettext("Codes left: {n}")
    return {
        "totp": any(one.type == Authenticator.Type.TOTP for one in rows),
        "passkeys": [
            {
                "id": one.pk,
                "name": one.wrap().name,
                "added": speech.gettext("added on {day}").format(
                    day=speech.date(one.created_at.date().isoformat())
                ),
            }
            for one in rows
            if one.type == Authenticator.Type.WEBAUTHN
        ],
        "codes": told.format(n=len(recovery.wrap().get_unused_codes())) if recovery else None,
    }
