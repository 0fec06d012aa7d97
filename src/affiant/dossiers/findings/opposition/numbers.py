"""What two sentences say in numbers and dates: which agree, which differ, which stand alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.dossiers.findings.opposition.days import Day, days
from affiant.dossiers.findings.opposition.numerals import Numeral, numerals
from affiant.dossiers.findings.opposition.said import Said, facts_in
from affiant.dossiers.findings.printed import printed
from affiant.facts.kinds import Figure, Money
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of the numbers of the first sentence: how many agree with one of the other's, which differ
    from all that count the same, and how many count what the other does not count.

    `apart` holds the spans of each pair that differs, in the first and in the other sentence.
    """

    agree: int
    apart: tuple[tuple[Span, Span], ...]
    alone: int


def figures(one: Said, other: Said) -> Numbers:
    """Figures and sums that make facts: compared as exactly as they are printed."""
    firsts, seconds = _counted(one), _counted(other)
    agree, alone = 0, 0
    apart: list[tuple[Span, Span]] = []
    for first in firsts:
        same = [second for second in seconds if _unit(first) == _unit(second)]
        if any(_meets(first, second) for second in same):
            agree += 1
        elif same:
            apart.append((first.span, same[0].span))
        else:
            alone += 1
    return Numbers(agree, tuple(apart), alone)


def plain(one: Said, other: Said) -> Numbers:
    """All numerals, compared as they stand."""
    firsts, seconds = (numerals(said.text, said.language) for said in (one, other))
    values = {second.value for second in seconds}
    agree = [first for first in firsts if first.value in values]
    left = [first for first in firsts if first.value not in values]
    mine = {first.value for first in firsts}
    rest = [second for second in seconds if second.value not in mine]
    pairs = [(first, _counterpart(first, rest)) for first in left]
    apart = tuple((a.span, b.span) for a, b in pairs if b is not None)
    return Numbers(len(agree), apart, sum(b is None for _, b in pairs))


def dates(one: Said, other: Said) -> Numbers:
    """Dates: a part of a date agrees with the whole."""
    firsts, seconds = (days(said.text, said.language) for said in (one, other))
    met = [a for a in firsts if any(a.meets(b) for b in seconds)]
    left = [a for a in firsts if a not in met]
    rest = [b for b in seconds if not any(b.meets(a) for a in firsts)]
    pairs = [(a, _other_day(a, rest)) for a in left]
    apart = tuple((a.span, b.span) for a, b in pairs if b is not None)
    return Numbers(len(met), apart, sum(b is None for _, b in pairs))


def _counterpart(first: Numeral, seconds: Sequence[Numeral]) -> Numeral | None:
    return next((one for one in seconds if first.counts and one.counts == first.counts), None)


def _other_day(first: Day, seconds: Sequence[Day]) -> Day | None:
    return next((one for one in seconds if first.apart(one)), None)


def _counted(sentence: Said) -> list[Figure | Money]:
    return [
        one for one in facts_in(sentence.text, sentence.language) if isinstance(one, Figure | Money)
    ]


def _unit(fact: Figure | Money) -> str | None:
    return fact.currency if isinstance(fact, Money) else fact.unit


def _meets(one: Figure | Money, other: Figure | Money) -> bool:
    first, second = printed(one), printed(other)
    return first is not None and second is not None and first.meets(second)
