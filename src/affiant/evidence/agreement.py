"""How far people who judged the same facts agree.

Krippendorff's alpha for nominal values (K. Krippendorff, "Computing Krippendorff's
Alpha-Reliability", 2011, section C): 1 is agreement throughout, 0 what chance would give. It takes
any number of people, who need not all have judged everything. What counts is each person's first
judgement of a fact that they did not take back, before they could be swayed; decisions that
settled a disagreement are made knowing both sides, and are left out.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from affiant.evidence.held import Verdict
from affiant.evidence.models import Judgement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people: how many facts both judged, how many alike, and their alpha (None where all is
    one value, of which nothing can be told)."""

    one: str
    other: str
    facts: int
    alike: int
    alpha: float | None


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha. Each unit has the values that different people gave to one thing.

    None where fewer than two values meet, or where there is only one value in all.
    """
    together: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for values in units:
        for one, other in _pairs(values):
            together[one, other] += 1 / (len(values) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (one, _), weight in together.items():
        totals[one] += weight
    n = sum(totals.values())
    apart = sum(weight for (one, other), weight in together.items() if one != other)
    expected = n * n - sum(count * count for count in totals.values())
    return None if expected <= 0 or n <= 1 else 1 - (n - 1) * apart / expected


def _pairs(values: Sequence[Hashable]) -> Iterable[tuple[Hashable, Hashable]]:
    for place, one in enumerate(values):
        for beside, other in enumerate(values):
            if place != beside:
                yield one, other


def first_words(rows: Iterable[Judgement]) -> dict[str, Hashable]:
    """What each person said of one fact first, by all judgements on it in their order."""
    first: dict[str, Hashable] = {}
    for row in rows:
        if row.verdict == Verdict.SUGGESTED.value:
            first.pop(row.by, None)
        elif not row.settles:
            first.setdefault(row.by, (row.verdict, _frozen(row.correction)))
    return first


def pairs(units: Iterable[Mapping[str, Hashable]]) -> list[Pair]:
    """Every two people who judged something both, the busiest first. A unit has what each person
    said of one fact."""
    met: dict[tuple[str, str], list[tuple[Hashable, Hashable]]] = {}
    for unit in units:
        for one, other in combinations(sorted(unit), 2):
            met.setdefault((one, other), []).append((unit[one], unit[other]))
    found = [
        Pair(one, other, len(both), sum(a == b for a, b in both), alpha(both))
        for (one, other), both in met.items()
    ]
    return sorted(found, key=lambda pair: (-pair.facts, pair.one, pair.other))


def _frozen(value: object) -> Hashable:
    if isinstance(value, dict):
        return tuple(sorted((name, _frozen(part)) for name, part in value.items()))
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value if isinstance(value, Hashable) else str(value)
