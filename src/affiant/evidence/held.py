"""What the casefile hands to those who ask: plain values, no database behind them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from affiant.evidence.hiding import Hide, covered, hidden
from affiant.facts.kinds import Fact
from affiant.reading.document import Document

ADDED = "person"
"""`Fact.found_by` of what a person found and the machine had missed."""


class Verdict(StrEnum):
    """What a person decided about a fact; what no person has judged is only suggested."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class HeldFact:
    """A fact of the casefile with its id and the verdict that counts (see `evidence.ruling`).

    `disputed` is set where people disagree about it: it then counts as unsure.
    """

    id: int
    fact: Fact
    verdict: Verdict = Verdict.SUGGESTED
    disputed: bool = False

    @property
    def added(self) -> bool:
        """Whether a person found it, and not the machine."""
        return self.fact.found_by == ADDED


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document of the casefile, in its current text version, with its facts in text order.

    `locator` is where it was read from, for people ("july.mbox > message 3 > a.pdf"): the
    file's name and no folder, since folders bear the names of users and of cases.
    `read_on` is the ISO date on which its bytes were first archived. `hide` is what a desk masks
    in it, where it came with a desk's things (`evidence.desk_masks`).
    """

    id: int
    locator: str
    document: Document
    facts: tuple[HeldFact, ...]
    text_sha256: str
    read_on: str
    hide: Hide | None = field(default=None, compare=False)

    def covered(self) -> "HeldDocument":
        """With the words that its desk lets be shown, each character in its place; without the
        facts that lie on what is hidden, for their values would tell it."""
        if self.hide is None:
            return self
        hide, document = self.hide, covered(self.document, self.hide)
        facts = tuple(
            replace(one, fact=hidden(one.fact, hide, document.text))
            for one in self.facts
            if one.fact.span.of(document.text) == one.fact.surface
        )
        return replace(self, document=document, facts=facts)
