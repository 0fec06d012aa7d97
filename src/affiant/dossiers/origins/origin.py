from dataclasses import dataclass
from enum import StrEnum

from affiant.lineage.link import Link
from affiant.reading.span import Span
from affiant.vocabulary.citing import Citing


class Ground(StrEnum):
    """Why this is held to be the origin."""

    CITED = "cited"  # the documents themselves say whose story they tell
    SENDER = "sender"  # who signs the letter, publishes or sends it
    EARLIEST = "earliest"  # the earliest document of its lineage here; not necessarily the first
    UNKNOWN = "unknown"  # nothing tells: each such document is its own


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage in which a document says whose story it tells. `span` covers cue and name.

    `medium` is whether the named one is a news medium. `prominent` is whether it stands where a
    text says what it tells: in its first third, or in a line of credit.
    """

    document: int
    name: str
    citing: Citing
    span: Span
    medium: bool = True
    prominent: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word a lineage is, as far as it is known.

    `name` is an organisation's, None where there is none; `document` is the id of the document
    held here that stands nearest to it. `citations` prove a cited origin. `through` names those
    who carried the story on the way ("CBS", who told of the Institute's report).
    """

    ground: Ground
    name: str | None
    document: int
    citations: tuple[Citation, ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Documents that speak with one voice. `documents` are ids, in the order they came in."""

    documents: tuple[int, ...]
    origin: Origin
    links: tuple[Link, ...]
