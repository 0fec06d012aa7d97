"""Sums done over: does what the sources print fit together?

The answer is never "wrong". It is "compatible with a base between 148 and 149.3", or "not
compatible with the 145 that is printed", because a published percentage is often worked out on
a base that was restated since (DOMAIN.md, traps 1, 2 and 10).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from affiant.dossiers.findings.interval import ZERO, Interval
from affiant.dossiers.findings.matter import same_indicator
from affiant.dossiers.findings.printed import BOUNDLESS, HALF, printed, printed_change
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.topic import overlap, topic
from affiant.facts.kinds import Figure, Money

HUNDRED = Decimal(100)
LEAST_PART = Decimal(10)
"""Parts of a sum that are smaller meet by chance: 2 + 3 = 5 is in every text."""
MOST_PARTS = 40
"""Figures of one unit in one document above which sums are not looked for: tables of hundreds of
numbers have sums by chance, and pairs are many."""
_YEAR = 4  # characters of an ISO year


class Sort(StrEnum):
    """What was worked out."""

    CHANGE = "change"  # a value and its change, against the value it changed from
    SUM = "sum"  # two values and a third that is both together
    SHARE = "share"  # a count, a share, and the whole it is a share of


class Fit(StrEnum):
    """Whether it fits."""

    COMPATIBLE = "compatible"
    NOT_COMPATIBLE = "not compatible"
    OPEN = "open"  # nothing printed to compare with: only what would have to be true


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One sum done over.

    `result` and `terms` are the facts that go into it; `needed` is what the number that is sought
    would have to be; `found` is the printed fact that it is compared with, None when OPEN.
    """

    sort: Sort
    fit: Fit
    result: Told
    terms: tuple[Told, ...]
    needed: Interval
    found: Told | None = None


def reckonings(told: Sequence[Told]) -> list[Reckoning]:
    """All that can be worked out from these facts, changes first."""
    figures = [one for one in told if isinstance(one.fact, Figure)]
    return [*changes(figures), *shares(figures), *sums(told)]


def changes(figures: Sequence[Told]) -> Iterator[Reckoning]:
    """Each figure with its change, against every printed value of the period before."""
    for one in figures:
        fact = one.fact
        if not isinstance(fact, Figure) or fact.change is None:
            continue
        level = one if _is_level(fact) else _level(one, figures)
        needed = base(level.fact, fact) if level and isinstance(level.fact, Figure) else None
        if level is None or needed is None:
            continue
        terms = () if level is one else (one,)
        found = list(_bases(level, fact, figures))
        if not found:
            yield Reckoning(Sort.CHANGE, Fit.OPEN, level, terms, needed)
        for candidate in found:
            yield _compared(Sort.CHANGE, level, terms, needed, candidate)


def base(level: Figure, changed: Figure) -> Interval | None:
    """What the value was before, given what it is now and by how much it changed."""
    now, change = printed(level), changed.change
    if now is None or change is None or now.high >= BOUNDLESS or change.unit == "×":
        return None  # "doubled" is told in round numbers
    if change.value == level.value and change.unit != "%":
        return None  # before there was nothing: one number was taken for both
    moved = printed_change(change)
    if change.unit in ("%",):
        factor = Interval(HUNDRED + moved.low, HUNDRED + moved.high)
        if factor.low <= ZERO:
            return None
        return now * Interval.at(HUNDRED) / factor
    return now - moved if change.unit != "point" or level.unit == "%" else None


def shares(figures: Sequence[Told]) -> Iterator[Reckoning]:
    """A share with the count it gives, in one document: what the whole must then be.

    "163 were convicted, a rate of 89 %": some 183 cases were decided. Only a share and a count
    that the same document ties by topic and period.
    """
    for one in figures:
        whole = _whole_of(one, figures)
        if whole is None:
            continue
        count, needed = whole
        yield Reckoning(Sort.SHARE, Fit.OPEN, count, (one,), needed)


def sums(told: Sequence[Told]) -> Iterator[Reckoning]:
    """Values that are exactly the sum of two others of the same unit.

    A sum is told to a reader because it is so often reported as an addition ("1,369 more")
    when it is the same things counted together (trap 10).
    """
    for group in _by_unit(told):
        exact = [(one, value) for one in group if (value := _exact(one)) is not None]
        if len(exact) > MOST_PARTS:
            continue
        totals: dict[Decimal, list[Told]] = {}
        for one, value in exact:
            totals.setdefault(value, []).append(one)
        for (first, a), (second, b) in combinations(exact, 2):
            if a == b or min(a, b) < LEAST_PART or first.document != second.document:
                continue
            for total in totals.get(a + b, ()):
                yield Reckoning(
                    Sort.SUM, Fit.COMPATIBLE, total, (first, second), Interval.at(a + b), total
                )


def _compared(
    sort: Sort, result: Told, terms: tuple[Told, ...], needed: Interval, found: Told
) -> Reckoning:
    value = printed(found.fact) if isinstance(found.fact, Figure | Money) else None
    fits = value is not None and value.meets(needed)
    return Reckoning(
        sort, Fit.COMPATIBLE if fits else Fit.NOT_COMPATIBLE, result, terms, needed, found
    )


def _is_level(fact: Figure) -> bool:
    """Whether the value is what there is now, and not the change itself."""
    change = fact.change
    return change is not None and not (fact.unit == "%" and fact.value == change.value)


def _level(change: Told, figures: Sequence[Told]) -> Told | None:
    """The figure that "a fall of 51 % of those convicted" is about: one, or none."""
    fact = change.fact
    if not isinstance(fact, Figure):
        return None
    near = [
        one
        for one in figures
        if one.document == change.document
        and isinstance(one.fact, Figure)
        and one.fact.unit not in ("%", "share", "year")
        and one.fact.change is None
        and one.fact.period == fact.period
        and overlap(topic(one.fact), topic(fact)) >= HALF
    ]
    return near[0] if len(near) == 1 else None


def _bases(level: Told, changed: Figure, figures: Iterable[Told]) -> Iterator[Told]:
    before = _before(changed)
    fact = level.fact
    if before is None or not isinstance(fact, Figure):
        return
    for one in figures:
        other = one.fact
        if isinstance(other, Figure) and other.period == before and same_indicator(fact, other):
            yield one


def _before(changed: Figure) -> str | None:
    """The period that the change is counted from: what the text says, else the year before."""
    if changed.change and changed.change.base_period:
        return changed.change.base_period
    period = changed.period or ""
    if len(period) == _YEAR and period.isdigit():
        return str(int(period) - 1)
    return None


def _whole_of(share: Told, figures: Sequence[Told]) -> tuple[Told, Interval] | None:
    fact = share.fact
    if not isinstance(fact, Figure) or fact.unit != "%" or fact.change is not None:
        return None
    part = printed(fact)
    if part is None or part.low <= ZERO or part.high > HUNDRED:
        return None
    counts = [one for one in figures if _counts_part(one, share)]
    if len(counts) != 1:
        return None
    count = printed(counts[0].fact) if isinstance(counts[0].fact, Figure) else None
    if count is None or count.high >= BOUNDLESS:
        return None
    return counts[0], count * Interval.at(HUNDRED) / part


def _counts_part(one: Told, share: Told) -> bool:
    """Whether `one` counts what the share is the share of, side by side in one document."""
    fact, other = one.fact, share.fact
    if not isinstance(fact, Figure) or not isinstance(other, Figure):
        return False
    if one.document != share.document or fact.unit in ("%", "share", "year", None):
        return False
    beside = 0 <= other.span.start - fact.span.end <= _BESIDE
    return beside and fact.period == other.period and overlap(topic(fact), topic(other)) >= HALF


_BESIDE = 60  # characters: "163 defendants were convicted, a conviction rate of 89 %"


def _by_unit(told: Iterable[Told]) -> list[list[Told]]:
    groups: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        fact = one.fact
        if isinstance(fact, Figure) and fact.unit not in ("%", "share", "year", None):
            groups.setdefault((fact.kind, fact.unit or ""), []).append(one)
        elif isinstance(fact, Money) and fact.currency:
            groups.setdefault((fact.kind, fact.currency), []).append(one)
    return list(groups.values())


def _exact(one: Told) -> Decimal | None:
    if not isinstance(one.fact, Figure | Money):
        return None
    value = one.fact.value if isinstance(one.fact, Figure) else one.fact.amount
    interval = printed(one.fact)
    if value is None or interval is None or interval.high - interval.low > 1:
        return None
    return value
