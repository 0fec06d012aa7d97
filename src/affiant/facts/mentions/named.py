from dataclasses import dataclass

from affiant.facts.kinds import Support
from affiant.vocabulary.entity import EntityKind


@dataclass(slots=True)
class Named:
    """A mention in the making. `start` and `end` are places in the document."""

    start: int
    end: int
    kind: EntityKind
    name: str
    confidence: float
    known_as: str | None = None
    country: str | None = None
    """Of a public body that the catalogue knows."""
    role: str | None = None
    affiliation: str | None = None
    full: str | None = None
    """The longer name that the text introduces these letters or this first word for."""
    defined: bool = False
    """Whether its initials stand in brackets after it, or it is these: no guess is better."""
    supports: tuple[Support, ...] = ()
    found_by: str | None = None
    """Who sees it where that is not these rules."""
