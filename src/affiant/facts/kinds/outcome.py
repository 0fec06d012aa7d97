from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Fact):
    """What somebody did in the end: withdrew, cancelled, refused, ended. `span` covers the clause.

    `actor` did it; `against` is whom or what it ended with; `result` is in the text's words.
    Supports: actor, against, result, date.
    """

    kind: ClassVar[str] = "outcome"

    actor: str | None = None
    against: str | None = None
    result: str | None = None
    date: str | None = None
    claimed_by: str | None = None
