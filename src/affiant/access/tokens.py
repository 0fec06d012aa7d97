"""Tokens: how a program is let in, for how long, and to what."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from affiant.access.identifier import is_holder
from affiant.access.models import Token

PREFIX = "affiant_"
"""What a secret begins with, so that scanners of leaked secrets can tell one."""

LONGEST = timedelta(days=366)
_BYTES = 32
_LABEL = 100


class Scope(StrEnum):
    """What a token can be made for."""

    READ = "read"
    MATCH = "match"  # names alone, for reconciliation: its token travels in an address
    JUDGE = "judge"
    EDIT = "edit"
    EXPORT = "export"
    INTAKE = "intake"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Made:
    """A new token. `secret` is shown once, and nobody can tell it again."""

    row: Token
    secret: str


def make(
    holder: str,
    label: str,
    scopes: Collection[Scope],
    at: datetime,
    lasting: timedelta,
    *,
    verified: bool,
) -> Made:
    """Raises ValueError for no holder, no scope, or more than a year.

    What an address carries ends up in logs and histories: a token to match names by can do
    nothing else.
    """
    if not is_holder(holder) or not scopes:
        raise ValueError("a token is somebody's, and for something")
    if Scope.MATCH in scopes and len(set(scopes)) > 1:
        raise ValueError("a token for matching is for nothing else")
    if not timedelta() < lasting <= LONGEST:
        raise ValueError("a token lasts a year at most")
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    row = Token.objects.create(
        digest=_digest(secret),
        holder=holder,
        label=" ".join(label.split())[:_LABEL],
        scopes=sorted(scope.value for scope in set(scopes)),
        verified=verified,
        made_at=at,
        until=at + lasting,
    )
    return Made(row, secret)


def find(secret: str, at: datetime) -> Token | None:
    """The token of this secret, if it counts at that moment.

    It is looked for by its digest: how long that takes tells nothing of the secrets there are.
    """
    if not secret.startswith(PREFIX):
        return None
    return good(at).filter(digest=_digest(secret)).first()


def good(at: datetime) -> QuerySet[Token]:
    """Those that count at that moment."""
    return Token.objects.filter(Q(withdrawn_at=None), until__gt=at)


def withdraw(number: int, holder: str, at: datetime) -> None:
    """From now on it lets nobody in. Raises Token.DoesNotExist, also for another's."""
    row = Token.objects.get(pk=number, holder=holder, withdrawn_at=None)
    Token.objects.filter(pk=row.pk).update(withdrawn_at=at)


def scopes_of(row: Token) -> frozenset[Scope]:
    """What it is for; words that this version does not know are for nothing."""
    known = {scope.value: scope for scope in Scope}
    return frozenset(known[word] for word in row.scopes if word in known)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
