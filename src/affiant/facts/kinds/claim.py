from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Fact):
    """A statement about somebody that fits no other kind: an accusation, a comparison.

    Never repeated in affiant's own voice; `about` are the names it speaks of.
    """

    kind: ClassVar[str] = "claim"

    about: tuple[str, ...] = ()
    accusation: bool = False
