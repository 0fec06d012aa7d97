"""One line for one value in one document, however often the document repeats it.

Words between marks that stand within a longer quotation of the same speaker (said the lake is
“ice-cold” today) are part of it: the longer one is shown, once.
"""

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
        groups.setdefault((one.section, value_of(one.held.fact)), []).append(one)
    return [_best_first(group) for group in _joined([*groups.values()])]


def _joined(groups: list[list[Found]]) -> list[list[Found]]:
    """The groups, those of quotations that another holds in that one's; the first's order."""
    holders = _holders(groups)
    joined: dict[int, list[Found]] = {}
    for n, group in enumerate(groups):
        top, seen = n, {n}
        while top in holders and holders[top] not in seen:
            top = holders[top]
            seen.add(top)
        joined.setdefault(top, []).extend(group)
    return [*joined.values()]


def _holders(groups: list[list[Found]]) -> dict[int, int]:
    """Group to the one with a longer quotation of the same speaker around one of its own."""
    quotes = [
        (one.held.fact.span, n, (one.section, key(one.held.fact.speaker or "")))
        for n, group in enumerate(groups)
        for one in group
        if isinstance(one.held.fact, Quote)
    ]
    reached: dict[Hashable, int] = {}
    holder: dict[Hashable, int] = {}
    holders: dict[int, int] = {}
    for span, n, who in sorted(quotes, key=lambda quote: (quote[0].start, -quote[0].end)):
        if span.end <= reached.get(who, -1):
            if holder[who] != n:
                holders.setdefault(n, holder[who])
        else:
            reached[who], holder[who] = span.end, n
    return holders


def _best_first(group: Sequence[Found]) -> tuple[Found, ...]:
    best = min(group, key=_order)
    return best, *(one for one in group if one is not best)


def _order(one: Found) -> tuple[object, ...]:
    """What a person confirmed first; then the longest quotation; then by rank and place."""
    fact = one.held.fact
    length = len(fact.span) if isinstance(fact, Quote) else 0
    return one.rank[0], -length, one.rank, fact.span


def value_of(fact: Fact) -> Hashable:
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
