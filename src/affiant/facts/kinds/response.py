from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.vocabulary.stance import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Fact):
    """What somebody answered to a demand, a question or an accusation. `span` covers the clause.

    Silence in a text is no answer and no refusal: `Stance.SILENT_AFTER_REQUEST` only where the
    text says that it was asked and did not answer. Supports: by, to, stance.
    """

    kind: ClassVar[str] = "response"

    by: str | None = None
    to: str | None = None
    stance: Stance
