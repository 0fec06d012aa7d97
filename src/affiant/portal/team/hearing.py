"""What the log is told of accounts: who came in and how, who failed, whose credentials changed."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from affiant.access.accounts.models import Account
from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.details import Detail, Method
from affiant.access.identifier import NOBODY
from affiant.portal.running import scribe
from affiant.portal.team.factor import methods_of

_METHODS = {
    Authenticator.Type.TOTP: Method.CODE,
    Authenticator.Type.WEBAUTHN: Method.PASSKEY,
    Authenticator.Type.RECOVERY_CODES: Method.RECOVERY,
}


def listen() -> None:
    """Hear what django and allauth announce. Twice is as good as once."""
    heard = {
        "in": (user_logged_in, _came_in),
        "out": (user_logged_out, _went_out),
        "password": (password_changed, _changed),
        "added": (authenticator_added, _added),
        "removed": (authenticator_removed, _changed),
        "reset": (authenticator_reset, _changed),
    }
    for name, (signal, hears) in heard.items():
        signal.connect(hears, weak=False, dispatch_uid=f"affiant-{name}")


def tell_of_login(action: Action, login: object) -> None:
    """That somebody tried to log in under this name: told by the account's number, if there is
    such an account; the log keeps no word that was typed."""
    typed = str(login or "").strip().casefold()
    known = Account.objects.filter(login=typed).values_list("pk", flat=True).first()
    _write(Deed(NOBODY, action, ObjectKind.ACCOUNT, str(known or "")))


def _came_in(request: HttpRequest, user: Account, **_: Any) -> None:
    _tell(user, Action.LOGGED_IN, {"method": methods_of(request, user)[-1].value})


def _went_out(user: Account | None, **_: Any) -> None:
    if user is not None:
        _tell(user, Action.LOGGED_OUT, {})


def _changed(user: Account, **told: Any) -> None:
    factor = told.get("authenticator")
    method = _METHODS.get(factor.type) if factor is not None else Method.PASSWORD
    _tell(user, Action.CHANGED_CREDENTIALS, {"method": method.value} if method else {})


def _added(request: HttpRequest, user: Account, authenticator: Authenticator, **_: Any) -> None:
    """A factor that was just set up was shown: a code of it was asked for, or its signature."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=str(authenticator.type)
        )
    if authenticator.type == Authenticator.Type.TOTP:
        # Whoever looked over a shoulder while it was set up has a code that was used.
        authenticator.wrap().validate_code(request.POST.get("code", ""))
    _changed(user, authenticator=authenticator)


def _tell(user: Account, action: Action, details: dict[str, Detail]) -> None:
    _write(Deed(user.holder, action, ObjectKind.ACCOUNT, str(user.pk), details))


def _write(deed: Deed) -> None:
    scribe().write_when_done(deed, datetime.now(UTC))
