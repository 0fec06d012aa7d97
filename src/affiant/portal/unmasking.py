"""Looking behind masks in the reading room: `access.roles.unmasking`, for the people of a document.

A person is told by a keyed mark of their name, which tells nothing to who has no keys; so without
keys (a laptop that has none) nobody is unmasked. Only the room follows it: lists, searches, names
and everything that can be taken out stay masked.
"""

from datetime import UTC, datetime

from affiant.access.cipher.at_hand import keys_at_hand
from affiant.access.cipher.errors import Locked
from affiant.access.models import Unmasking
from affiant.access.roles.thing import Place
from affiant.access.roles.unmasking import is_unmasked
from affiant.dossiers.redaction import PersonSeen
from affiant.evidence.models import Entry, Text
from affiant.evidence.models.collection import DEFAULT
from affiant.names.key import key
from affiant.portal import gate
from affiant.portal.masks import Masks
from affiant.portal.visitor import Visitor


def place_of(who: Visitor, text: Text) -> Place | None:
    """Where this document stands for the visitor: by the first of its rows that they reach."""
    entry = gate.entries(who).filter(text=text).order_by("pk").first()
    return None if entry is None else place_of_row(entry)


def place_of_row(entry: Entry) -> Place:
    """Where a row of the ledger stands."""
    return Place(entry.pk, frozenset({entry.collection_id or DEFAULT}))


def masked_in(masks: Masks, text: Text) -> list[PersonSeen]:
    """Who is masked in this document."""
    return [one for one in masks.people if text.pk in one.documents]


def subject_of(person: PersonSeen) -> str:
    """What tells this person from others, and no name. Raises Locked."""
    return keys_at_hand().mark(key(person.name), "access_unmasking", "subject")


def lifted(who: Visitor, text: Text, masks: Masks) -> Masks:
    """The masks without those that the visitor may look behind at this moment, in this document."""
    now = datetime.now(UTC)
    open_ones = Unmasking.objects.filter(
        asked_by=who.person.id, open_from__lte=now, open_until__gt=now
    )
    place = place_of(who, text) if open_ones.exists() else None
    if place is None:
        return masks
    # A subject that nobody has: only what opens everybody opens it, and whom a desk hides, too.
    bulk = is_unmasked(who.person, "", place, now)
    try:
        shown = {
            id(one)
            for one in masked_in(masks, text)
            if bulk or is_unmasked(who.person, subject_of(one), place, now)
        }
    except Locked:
        return masks
    if not shown and not bulk:
        return masks
    opened = frozenset({text.pk}) if bulk else frozenset[int]()
    return Masks((one for one in masks.people if id(one) not in shown), opened)
