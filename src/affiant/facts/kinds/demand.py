from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Fact):
    """Somebody asks somebody to do something. `span` covers the clause.

    `by`, `to`, `action`, `vehicle` (an open letter, a petition), `condition` and `deadline`
    are the text's words or names; None where it does not tell. Supports: the same names.
    """

    kind: ClassVar[str] = "demand"

    by: str | None = None
    to: str | None = None
    action: str | None = None
    vehicle: str | None = None
    condition: str | None = None
    deadline: str | None = None
