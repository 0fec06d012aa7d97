from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from affiant.evidence.held import HeldFact, Verdict
from affiant.facts.kinds import Fact
from affiant.reading.span import Span

LATE = "9"
"""After every ISO date that will be met: what sorts the undated last."""
_JUDGED_GOOD = frozenset({Verdict.ACCEPTED, Verdict.CORRECTED})


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as one document tells it.

    `document` is the id of the held document, `origin` what tells origins apart (documents
    of one lineage share it), `published` when the document says it was published (ISO 8601,
    perhaps partial). `language` is the document's. `sentence` is where the whole sentence stands
    in the document, and `around` its words with the document's title: whom it is about.
    """

    held: HeldFact
    document: int
    origin: Hashable
    published: str | None = None
    language: str | None = None
    sentence: Span | None = None
    around: str = ""

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.held.fact

    @property
    def order(self) -> str:
        """What sorts tellings by their documents' dates, the undated last."""
        return self.published or LATE

    @property
    def confirmed(self) -> bool:
        """Whether a person has accepted or corrected it."""
        return self.held.verdict in _JUDGED_GOOD


def origins(told: Iterable["Told"]) -> int:
    """How many origins stand behind these."""
    return len({one.origin for one in told})


def documents(told: Iterable["Told"]) -> int:
    """How many documents tell them."""
    return len({one.document for one in told})
