"""One line for one value in one document, however often the document repeats it."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from affiant.dossiers.dossier import Concern, Section
from affiant.evidence.held import HeldFact, Verdict
from affiant.facts.kinds import Fact, Figure, Money, Quote, Reference
from affiant.names.key import key

_SURE = {Verdict.ACCEPTED: 0, Verdict.CORRECTED: 0, Verdict.SUGGESTED: 1, Verdict.UNSURE: 2}
_GROUNDS = tuple(Concern)


@dataclass(frozen=True, slots=True)
class Found:
    """A fact of one document with its section and ground."""

    held: HeldFact
    section: Section
    concern: Concern

    @property
    def rank(self) -> tuple[int, int, float]:
        """What is shown first: what a person confirmed, the surest ground, the surest finder."""
        sure = _SURE.get(self.held.verdict, 1)
        return sure, _GROUNDS.index(self.concern), -self.held.fact.confidence


def folded(found: Iterable[Found]) -> list[tuple[Found, ...]]:
    """The facts by value; in each group the best first, then the others as the text has them."""
    groups: dict[Hashable, list[Found]] = {}
    for one in found:
        groups.setdefault((one.section, _value(one.held.fact)), []).append(one)
    return [_best_first(group) for group in groups.values()]


def _best_first(group: Sequence[Found]) -> tuple[Found, ...]:
    best = min(group, key=lambda one: (one.rank, one.held.fact.span))
    return best, *(one for one in group if one is not best)


def _value(fact: Fact) -> Hashable:
    """What makes two facts of one document the same: the value and what it is a value of."""
    if isinstance(fact, Money) and fact.amount is not None:
        return fact.kind, fact.amount, fact.currency, fact.comparator, fact.status
    if isinstance(fact, Figure):
        number = fact.value, fact.low, fact.high, fact.comparator
        counted = key(fact.of or ""), key(fact.denominator or ""), fact.unit
        return fact.kind, *number, *counted, fact.period, fact.change
    if isinstance(fact, Quote):
        return fact.kind, key(fact.content), key(fact.speaker or "")
    if isinstance(fact, Reference):
        return fact.kind, fact.number, key(fact.surface)
    return fact.kind, key(fact.surface)
