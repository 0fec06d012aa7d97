"""By what somebody has shown who they are, in the session at hand."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from affiant.access.audit.details import Method

_FACTORS = {"totp": Method.CODE, "webauthn": Method.PASSKEY, "recovery_codes": Method.RECOVERY}


def methods_of(request: HttpRequest, user: AbstractBaseUser) -> tuple[Method, ...]:
    """In the order in which they were shown; a password where nothing is known."""
    found = [
        _FACTORS.get(str(record.get("type")), Method.PASSWORD)
        for record in get_authentication_records(request, user)
    ]
    return tuple(found) or (Method.PASSWORD,)


def is_verified(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether a second factor was shown in this session, and is one of the account's still.

    A passkey is one by itself: it is something one has, opened by a finger or a number.
    """
    shown = {
        record.get("id")
        for record in get_authentication_records(request, user)
        if record.get("method") == "mfa"
    }
    return bool(shown) and Authenticator.objects.filter(user_id=user.pk, pk__in=shown).exists()
