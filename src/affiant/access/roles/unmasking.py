"""Looking behind a mask: with a reason, in the log, for an hour, on the screen alone.

One person opens at once; all that a document or a collection masks waits for a second person
who may consent there. The log has the ground and a commitment to the reason (SHA-256 over a
random salt and the words); the words lie encrypted in the row, for they may name people.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.trail import Trail
from affiant.access.identifier import is_object
from affiant.access.models import Unmasking
from affiant.access.roles.granting import Refused
from affiant.access.roles.ground import Ground
from affiant.access.roles.person import Asker, Person
from affiant.access.roles.role import Permission, Scope
from affiant.access.roles.thing import Kind, Place, Thing
from affiant.access.roles.visible import allowed

if TYPE_CHECKING:
    from affiant.access.audit.details import Detail

LASTS = timedelta(hours=1)  # long enough to write to somebody, too short to become the rule
_LEAST_WORDS = 3
_SALT = 32


class Purpose(StrEnum):
    """For what the names are wanted. An export is masked, whoever asks."""

    SCREEN = "screen"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see: one person by an identifier, or (bulk) all in the place.

    Raises ValueError for a reason of fewer than three words, a name in place of an identifier,
    or a scope that is neither a document nor a collection.
    """

    scope: Scope
    scope_id: int
    place: Place
    ground: Ground
    reason: str
    subject: str = ""

    def __post_init__(self) -> None:
        if len(self.reason.split()) < _LEAST_WORDS:
            raise ValueError("say in a few words why the name is needed")
        if not is_object(self.subject):
            raise ValueError("the person is told by an identifier, not by a name")
        if not self._is_in_its_place:
            raise ValueError("names are shown in a document or in a collection")

    @property
    def is_bulk(self) -> bool:
        """Whether it asks for more than one person."""
        return not self.subject

    @property
    def thing(self) -> Thing:
        """What the asker must be allowed to unmask."""
        return Thing(Kind(self.scope.value), (self.place,))

    @property
    def _is_in_its_place(self) -> bool:
        match self.scope:
            case Scope.DOCUMENT:
                return self.place.document == self.scope_id
            case Scope.COLLECTION:
                return self.place == Place(collections=frozenset({self.scope_id}))
        return False


def ask(trail: Trail, by: Person, wish: Wish, at: datetime) -> Unmasking:
    """Record the wish; for one person it is open from now. Raises Refused (logged), Locked."""
    details: dict[str, Detail] = {wish.scope.value: wish.scope_id, "ground": wish.ground.value}
    if not allowed(by, Permission.UNMASK, wish.thing):
        trail.record(Deed(by.id, Action.DENIED, ObjectKind.UNMASKING, details=details), at)
        raise Refused("names are unmasked by who may, after a second factor")
    salt = secrets.token_hex(_SALT)
    row = Unmasking(
        asked_by=by.id,
        asked_at=at,
        scope=wish.scope.value,
        scope_id=wish.scope_id,
        subject=wish.subject,
        ground=wish.ground.value,
        reason=wish.reason,
        salt=salt,
        commitment=commitment(salt, wish.reason),
        open_from=None if wish.is_bulk else at,
        open_until=None if wish.is_bulk else at + LASTS,
    )
    action = Action.ASKED_TO_UNMASK if wish.is_bulk else Action.UNMASKED
    with trail.together() as pen:
        row.save(force_insert=True)
        told = {**details, "commitment": row.commitment}
        pen.record(Deed(by.id, action, ObjectKind.UNMASKING, str(row.pk), told), at)
    return row


def consent(trail: Trail, by: Person, number: UUID, place: Place, at: datetime) -> None:
    """Be the second person of a bulk unmasking. Raises Refused (logged) or DoesNotExist.

    `place` is where its document or collection stands, as the caller has it from its tables.
    """
    row = Unmasking.objects.get(pk=number)
    thing = Thing(Kind.UNMASKING, (place,), by=row.asked_by)
    if not (_stands(row, place) and allowed(by, Permission.CONSENT, thing)):
        trail.record(Deed(by.id, Action.DENIED, ObjectKind.UNMASKING, str(number)), at)
        raise Refused("another person consents, who may, after a second factor")
    with trail.together() as pen:
        waiting = Unmasking.objects.filter(pk=number, open_from=None)
        if waiting.update(consented_by=by.id, open_from=at, open_until=at + LASTS):
            deed = Deed(by.id, Action.CONSENTED, ObjectKind.UNMASKING, str(number))
            pen.record(deed, at)


def is_unmasked(
    asker: Asker, subject: str, place: Place, at: datetime, purpose: Purpose = Purpose.SCREEN
) -> bool:
    """Whether the asker may see this person's name in this place now.

    Only who asked sees it, only as long as they may still read there, and never in an export.
    """
    if asker is None or purpose is not Purpose.SCREEN:
        return False
    if not allowed(asker, Permission.UNMASK, Thing(Kind.DOCUMENT, (place,))):
        return False
    there = Q(scope=Scope.COLLECTION.value, scope_id__in=place.collections)
    if place.document is not None:
        there |= Q(scope=Scope.DOCUMENT.value, scope_id=place.document)
    return (
        Unmasking.objects.filter(there, asked_by=asker.id)
        .filter(open_from__lte=at, open_until__gt=at, subject__in=("", subject))
        .exists()
    )


def commitment(salt: str, reason: str) -> str:
    """What the log holds of a reason: who has row and keys can show that it was this one."""
    return hashlib.sha256(f"{salt}\n{reason}".encode()).hexdigest()


def _stands(row: Unmasking, place: Place) -> bool:
    """Whether the place handed in is the one that was asked for."""
    if row.scope == Scope.DOCUMENT.value:
        return place.document == row.scope_id
    return row.scope == Scope.COLLECTION.value and row.scope_id in place.collections
