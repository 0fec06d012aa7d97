"""Invitations: the only way to an account, and the only way to a new password for one that is lost.

The link is shown once, to the owner who made it, and sent by means of their own: affiant sends
nothing. Whoever has it can choose the account's password; it is good once, and for three days.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from affiant.access.accounts.models import Account, Invitation
from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.trail import Trail
from affiant.access.roles.granting import Refused
from affiant.access.roles.person import Person
from affiant.access.roles.role import Permission
from affiant.access.roles.thing import WHOLE, Kind, Thing
from affiant.access.roles.visible import allowed

GOOD_FOR = timedelta(days=3)
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")


class LoginTaken(ValueError):
    """Somebody has this name already, or it is none."""


class NoInvitation(LookupError):
    """There is no such invitation; or it was used, or its time has passed."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of inviting: the account, and the secret that its link holds, told here only."""

    account: Account
    secret: str


def invite(trail: Trail, by: Person, login: str, name: str, at: datetime) -> Invited:
    """Make an account and an invitation to it. Raises Refused (logged) or LoginTaken."""
    _require_owner(trail, by, at)
    folded, shown = login.strip().casefold(), " ".join(name.split())
    if not LOGIN.fullmatch(folded) or not shown or not shown.isprintable():
        raise LoginTaken("a login has 3 to 60 letters without accents, digits, dots or hyphens")
    with trail.together() as pen:
        if Account.objects.filter(login=folded).exists():
            raise LoginTaken("somebody has this login already")
        if Account.objects.filter(name__iexact=shown[:100]).exists():
            # Judgements are signed with it: two people of one name would be one voice.
            raise LoginTaken("somebody is called so already: add something that tells them apart")
        account = Account(login=folded, name=shown[:100], made_at=at, made_by=by.id)
        account.set_unusable_password()
        account.save()
        secret = _open(account, by, at, anew=False)
        pen.record(Deed(by.id, Action.EDITED, ObjectKind.ACCOUNT, str(account.pk)), at)
    return Invited(account, secret)


def invite_anew(
    trail: Trail, by: Person, account: Account, at: datetime, *, anew: bool = False
) -> Invited:
    """A link to a new password; with `anew` it ends the second factors, too. Raises Refused."""
    _require_owner(trail, by, at)
    with trail.together() as pen:
        secret = _open(account, by, at, anew=anew)
        deed = Deed(by.id, Action.CHANGED_CREDENTIALS, ObjectKind.ACCOUNT, str(account.pk))
        pen.record(deed, at)
    return Invited(account, secret)


def invitation(secret: str, at: datetime) -> Invitation:
    """The invitation of this secret. Raises NoInvitation."""
    rows = Invitation.objects.select_related("account")
    found = rows.filter(digest=_digest(secret), used_at=None, until__gt=at).first()
    if found is None or not found.account.is_active:
        raise NoInvitation
    return found


def accept(trail: Trail, secret: str, password: str, at: datetime) -> Account:
    """Take the password; the link is spent, and every other one of the account.

    Raises NoInvitation, or django's ValidationError for a password that is soon guessed.
    """
    found = invitation(secret, at)
    validate_password(password, found.account)
    with trail.together() as pen:
        spent = Invitation.objects.filter(pk=found.pk, used_at=None).update(used_at=at)
        if not spent:
            raise NoInvitation  # two at once: the first has it
        account = found.account
        Invitation.objects.filter(account=account, used_at=None).update(used_at=at)
        account.set_password(password)
        account.save(update_fields=["password"])
        deed = Deed(account.holder, Action.CHANGED_CREDENTIALS, ObjectKind.ACCOUNT, str(account.pk))
        pen.record(deed, at)
    return account


def close(trail: Trail, by: Person, account: Account, at: datetime) -> None:
    """Close an account: from this moment on it opens nothing. Raises Refused."""
    _require_owner(trail, by, at)
    if by.id == account.holder:
        raise Refused("another owner closes your account")
    with trail.together() as pen:
        Account.objects.filter(pk=account.pk).update(is_active=False, closed_at=at)
        Invitation.objects.filter(account=account, used_at=None).update(used_at=at)
        pen.record(Deed(by.id, Action.WITHDREW, ObjectKind.ACCOUNT, str(account.pk)), at)


def _open(account: Account, by: Person, at: datetime, *, anew: bool) -> str:
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.create(
            account=account,
            digest=_digest(secret),
            anew=anew,
            by=by.id,
            at=at,
            until=at + GOOD_FOR,
        )
    return secret


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _require_owner(trail: Trail, by: Person, at: datetime) -> None:
    """Accounts are the whole casefile's: who may give roles in one collection makes none."""
    if not allowed(by, Permission.GRANT, Thing(Kind.GRANTS, (WHOLE,))):
        trail.record(Deed(by.id, Action.DENIED, ObjectKind.ACCOUNT), at)
        raise Refused("an owner of the whole casefile does this, after a second factor")
