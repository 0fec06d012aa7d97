from collections.abc import Hashable
from dataclasses import dataclass

from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.document import Document
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a set. `key` tells it from its fellows: two copies of the same bytes are
    two members.
    """

    key: Hashable
    document: Document


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of the one text that answers to a passage of the other.

    `first` and `second` are spans into the texts of the link's two members. `what` says what
    they share when it is not the words themselves: "19.4 million", a name, a date.
    """

    first: Span
    second: Span
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a score rests on: its name from a closed list, its value, a note in words."""

    name: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """That two members of a set are related, with the passages that prove it.

    `first` and `second` are keys of members, in the order of the set; `direction` says who came
    first. `matches` are in the order of `first`'s text. `score` is 0..1 and means the same
    within one relation only; `reasons` say what it was made of.
    """

    first: Hashable
    second: Hashable
    relation: Relation
    certainty: Certainty
    direction: Direction
    score: float
    matches: tuple[Match, ...]
    reasons: tuple[Reason, ...] = ()
