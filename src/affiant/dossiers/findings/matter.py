"""Facts on the same matter: what may be laid side by side, and why.

A matter is told by kind, unit (or currency), period and topic. Two facts are on one matter only
when nothing that both tell differs: a period that only one of them states is no difference, but
two periods are two matters. The value takes no part: whether values agree is the question.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.topic import likeness, overlap, stems, topic
from affiant.dossiers.party import party_key
from affiant.facts.kinds import UNSTATED, Fact, Figure, Money

ENOUGH = 0.6
"""Of the shorter topic, the share of stems that the other must have. Chosen on invented pairs and
on seeds 001 to 003, where .5 joined shares of victims with shares of cases."""
SEVERAL = 2  # stems
DIGITS = 3  # that differ from nought, so that a number is one's own
WIDEST = 2_000  # facts of one unit that share a stem; a commoner stem tells nothing


@dataclass(frozen=True, slots=True)
class Matter:
    """Facts on one matter, in the order in which they were given."""

    told: tuple[Told, ...]

    @property
    def fact(self) -> Fact:
        """The first of them."""
        return self.told[0].fact


def same_matter(one: Fact, other: Fact) -> bool:
    """Whether two facts may be about the same thing at the same time."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return _same_period(one, other) and same_indicator(one, other)
    if isinstance(one, Money) and isinstance(other, Money):
        return _same_sum(one, other)
    return False


def same_indicator(one: Figure, other: Figure) -> bool:
    """The same thing counted the same way, at whatever time."""
    if one.unit != other.unit or _is_share(one) != _is_share(other):
        return False
    if _is_share(one) and not _same_denominator(one, other):
        return False
    unit = stems(one.unit or "")
    return _same_topic(topic(one) - unit, topic(other) - unit)


def matters(told: Iterable[Told]) -> list[Matter]:
    """The facts that lie side by side, each joined to the first matter that it fits.

    Facts are compared only where they share a unit and a stem, so that cost follows the number
    of facts and not its square. A fact that fits none begins a matter of its own.
    """
    groups: list[list[Told]] = []
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for one in told:
        home = next((at for at in _near(one, blocks) if _fits(one, groups[at])), None)
        if home is None:
            home = len(groups)
            groups.append([])
            for block in _blocks(one.fact):
                blocks[block].append(home)
        groups[home].append(one)
    return [Matter(tuple(group)) for group in groups]


def _near(one: Told, blocks: dict[Hashable, list[int]]) -> Iterator[int]:
    seen: set[int] = set()
    for block in _blocks(one.fact):
        candidates = blocks.get(block, [])
        if len(candidates) <= WIDEST:
            seen.update(candidates)
    yield from sorted(seen)


def _fits(one: Told, group: list[Told]) -> bool:
    first = group[0]
    return same_matter(first.fact, one.fact) or _same_number(first, one)


def _same_number(one: Told, other: Told) -> bool:
    """The same figure in the other language, where the words need have nothing in common.

    A number of three digits that differ from nought, of one closed unit and one stated period,
    is rare enough: it is not found by chance in two texts that share nothing else. It can only
    agree, never contradict.
    """
    a, b = one.fact, other.fact
    if not isinstance(a, Figure) or not isinstance(b, Figure) or one.language == other.language:
        return False
    same = (a.value, a.unit, a.period) == (b.value, b.unit, b.period)
    return same and a.period is not None and not _is_share(a) and _distinct(a)


def _distinct(figure: Figure) -> bool:
    digits = figure.value.normalize().as_tuple().digits if figure.value is not None else ()
    return len(digits) >= DIGITS and figure.unit is not None


def _blocks(fact: Fact) -> Iterator[Hashable]:
    unit = fact.unit if isinstance(fact, Figure) else None
    unit = fact.currency if isinstance(fact, Money) else unit
    if isinstance(fact, Money):
        for name in filter(None, (fact.payer, fact.payee)):
            yield fact.kind, unit, party_key(name)
    for stem in sorted(topic(fact)):
        yield fact.kind, unit, stem
    if isinstance(fact, Figure) and _distinct(fact):
        yield fact.kind, unit, fact.value, fact.period


def _same_topic(one: frozenset[str], other: frozenset[str]) -> bool:
    """The same stems, or several in common that are most of what the shorter has.

    One word in common is the unit's own noun most of the time: "employees" of whom?
    """
    if one == other:
        return bool(one)
    return len(one & other) >= SEVERAL and overlap(one, other) >= ENOUGH


def _same_period(one: Figure, other: Figure) -> bool:
    return one.period is None or other.period is None or one.period == other.period


def _is_share(figure: Figure) -> bool:
    return figure.unit in ("%", "share")


def _same_denominator(one: Figure, other: Figure) -> bool:
    """Shares of different wholes are different matters; an unstated whole fits only its like."""
    first, second = one.denominator or UNSTATED, other.denominator or UNSTATED
    if UNSTATED in (first, second):
        return first == second
    return likeness(stems(first), stems(second)) >= ENOUGH


def _same_sum(one: Money, other: Money) -> bool:
    """One currency, and no party that differs; one party at least must be the same."""
    if one.currency != other.currency:
        return False
    pairs = [(one.payer, other.payer), (one.payee, other.payee)]
    told = [(party_key(a), party_key(b)) for a, b in pairs if a and b]
    return bool(told) and all(a == b for a, b in told)
