"""Who is named, the most often named first: a portion of the list, for its page and for programs.

In a large casefile it comes from the database (`evidence.entities.listing`): to whoever sees all of
it, also while the names are made. Who is masked by now is left out, however old the list is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.access.roles.role import Permission
from affiant.evidence.entities.listing import Listed, is_kept, listed
from affiant.names.entity import Entity
from affiant.names.key import key
from affiant.portal.gate import Visitor
from affiant.portal.known import Known


@dataclass(frozen=True, slots=True)
class NameList:
    """Some of the list, and how many there are."""

    shown: Sequence[Entity | Listed]
    count: int


def name_list(asked: str, offset: int, limit: int, who: Visitor, now: Known) -> NameList:
    """Those with `asked` in one of their names. Raises NotReady."""
    folded = key(asked)
    if who.reach(Permission.READ).whole and is_kept(now.mark[1:] if now.ready else None):
        found, count = listed(folded, offset, limit)
        redaction = now.masks.redaction(one.name for one in found)
        return NameList([one for one in found if redaction.hider(0)(one.name) == one.name], count)
    named = [one for one in now.names.public if not folded or _goes_by(one, folded)]
    return NameList(named[offset : offset + limit], len(named))


def _goes_by(entity: Entity, asked: str) -> bool:
    return any(asked in key(name) for name in entity.names())
