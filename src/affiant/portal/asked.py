"""Which facts the reading room is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.evidence.ruling import Ruling, is_added
from affiant.facts.codec import KINDS

QUIET = ("mention", "date")  # kinds that are many, and shown when asked for
SURENESS = ("0.5", "0.7", "0.9")


class Left(StrEnum):
    """What is asked for by what people decided."""

    ALL = ""
    NOBODY = "nobody"  # nobody has judged it
    MINE = "mine"  # the visitor has not
    DISPUTED = "disputed"  # people disagree about it
    BY_PEOPLE = "people"  # corrected or added by people


@dataclass(frozen=True, slots=True)
class Asked:
    """Which facts are shown. `kind` "" is all but the quiet ones, "all" is all. Who reviews
    `blind` is not shown what others decided before they decide."""

    kind: str = ""
    confidence: float = 0.0
    left: Left = Left.ALL
    blind: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Asked":
        """What a form says; what it cannot mean is no filter."""
        kind, sure, left = (asked.get(name, "") for name in ("kind", "confidence", "left"))
        if asked.get("unreviewed") == "1":
            left = Left.NOBODY.value
        return cls(
            kind if kind in (*KINDS, "all") else "",
            float(sure) if sure in SURENESS else 0.0,
            Left(left) if left in [one.value for one in Left] else Left.ALL,
            blind=asked.get("blind") == "1",
        )

    def of_facts(self, facts: QuerySet[Fact]) -> QuerySet[Fact]:
        """Those that fit, as far as the facts themselves tell."""
        if self.kind in KINDS:
            facts = facts.filter(kind=self.kind)
        elif not self.kind:
            facts = facts.exclude(kind__in=QUIET)
        return facts.filter(confidence__gte=self.confidence) if self.confidence else facts

    def fits(self, row: Fact, ruling: Ruling, by: str) -> bool:
        """Whether what people decided about this fact is what is asked for."""
        match self.left:
            case Left.NOBODY:
                return not ruling.voices
            case Left.MINE:
                return ruling.voice(by) is None
            case Left.DISPUTED:
                return ruling.disputed
            case Left.BY_PEOPLE:
                return is_added(row) or ruling.verdict is Verdict.CORRECTED
            case Left.ALL:
                return True


def unjudged(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    """Those that nobody has judged, or whose every judgement was taken back."""
    given = Judgement.objects.filter(fact=OuterRef("pk")).exclude(verdict=Verdict.SUGGESTED.value)
    later = Judgement.objects.filter(
        fact=OuterRef("fact"), by=OuterRef("by"), pk__gt=OuterRef("pk")
    )
    return facts.filter(~Exists(given.filter(~Exists(later))), addition=None)
