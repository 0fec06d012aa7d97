"""Looking behind masks in one message, as in a document: `access.roles.unmasking`.

A person of the header opens at once, for an hour, in this message, on the screen alone; all of
them at once is all of the collection, and waits for a second person. A person is told by a keyed
mark of the message and whom it names, which tells nothing to who has no keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from affiant.access.cipher.at_hand import keys_at_hand
from affiant.access.cipher.errors import Locked
from affiant.access.models import Unmasking
from affiant.access.roles.thing import Place
from affiant.access.roles.unmasking import is_unmasked
from affiant.mail.models import Message
from affiant.portal.mail.masks import Hide, hiding, nothing_hidden
from affiant.portal.mail.opened import MOST_PEOPLE
from affiant.portal.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Lifted:
    """Whom of a message the visitor sees by name at this moment. `whole`: all of its header, so
    that its bytes hold nobody more; `bulk`: everybody in the collection, as a second person
    agreed."""

    shown: frozenset[str] = frozenset()
    whole: bool = False
    bulk: bool = False

    def hide(self, language: str) -> Hide:
        """What masks the others."""
        return nothing_hidden if self.bulk else hiding(language, self.shown)


NOBODY = Lifted()


def place_of(message: Message) -> Place:
    """Where a message stands: in its trove's collection."""
    return Place(collections=frozenset({message.trove.collection_id}))


def subject_of(message: Message, identity: str) -> str:
    """What tells this person in this message, and no name. Raises Locked."""
    told = f"mail {message.pk} {identity}"
    return keys_at_hand().mark(told, "access_unmasking", "subject")


def lifted(who: Visitor, message: Message, identities: Sequence[str]) -> Lifted:
    """See `Lifted`; nobody where there are no keys."""
    now, place = datetime.now(UTC), place_of(message)
    mine = Unmasking.objects.filter(asked_by=who.person.id, open_from__lte=now, open_until__gt=now)
    if not mine.exists():
        return NOBODY
    try:
        # A subject that nobody has: only what opens everybody opens it.
        bulk = is_unmasked(who.person, subject_of(message, ""), place, now)
        shown = frozenset(
            one
            for one in identities[:MOST_PEOPLE]
            if bulk or is_unmasked(who.person, subject_of(message, one), place, now)
        )
    except Locked:
        return NOBODY
    return Lifted(shown, bulk or (bool(shown) and shown.issuperset(identities)), bulk)
