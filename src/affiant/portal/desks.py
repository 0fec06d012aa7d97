"""What desks hide in their documents (`evidence.desk_masks`), asked once in a request.

A page masks each of its documents by itself: fifty of them were fifty questions. What was asked is
kept until the request ends, and no longer; whoever knows a page's documents asks for all at once
(`look_at`).
"""

from collections.abc import Collection, Iterable, Mapping
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from functools import cached_property

from affiant.evidence import desk_masks
from affiant.evidence.hiding import Hide


@dataclass
class _Asked:
    """By the text's id what masks it, None for nothing."""

    told: dict[int, Hide | None] = field(default_factory=dict)

    @cached_property
    def is_idle(self) -> bool:
        """Whether no document is a desk's."""
        return not desk_masks.all_texts()

    def look_at(self, documents: Iterable[int]) -> None:
        missing = {one for one in documents if one not in self.told}
        if missing and not self.is_idle:
            found = desk_masks.hiders(missing)
            self.told |= {one: found.get(one) for one in missing}


_asked: ContextVar[_Asked | None] = ContextVar("asked", default=None)


def begin() -> Token[_Asked | None]:
    """From now on what is asked is kept."""
    return _asked.set(_Asked())


def end(before: Token[_Asked | None]) -> None:
    """Forget it."""
    _asked.reset(before)


def look_at(documents: Collection[int]) -> Mapping[int, Hide]:
    """What masks these documents besides the house; those that are no desk's are not in it."""
    asked = _asked.get() or _Asked()
    asked.look_at(documents)
    return {one: hide for one in documents if (hide := asked.told.get(one)) is not None}


def hider(document: int) -> Hide | None:
    """The same of one."""
    return look_at([document]).get(document)
