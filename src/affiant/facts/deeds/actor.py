"""Who does a deed: a name or a phrase, and where it stands."""

from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` is a mention's full name where the phrase is that name, else the phrase.

    `span` covers the name, `start` is where the phrase begins ("the minister Ada Brook").
    """

    name: str
    span: Span
    first: int  # index of the phrase's first token
    start: int
    mention: Mention | None = None
    members: tuple[str, ...] = ()  # of several who act together, each by name

    @property
    def names(self) -> tuple[str, ...]:
        """Each who acts, by name."""
        return self.members or (self.name,)
