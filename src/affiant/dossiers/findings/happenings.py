"""The same event in several documents: told alike, or with dates that cannot both hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from affiant.dossiers.findings.finding import At, Contradicts, Drifted, Stands
from affiant.dossiers.findings.standing import stands
from affiant.dossiers.findings.told import Told, documents
from affiant.dossiers.findings.topic import likeness, topic
from affiant.dossiers.party import party_key
from affiant.facts.kinds import Event

ALIKE = 0.6
"""Dice of the stems of two clauses that tell one event with different dates: so much that hardly
anything but the date differs. Below it two dates are two events."""
MOST = 200  # events of one kind by one actor; more are a series, and no two of them one event


def happenings(told: Iterable[Told]) -> list[Stands | Contradicts | Drifted]:
    """What several documents say of one event: kind, an actor in common, and when."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        if isinstance(one.fact, Event) and one.fact.date:
            for actor in dict.fromkeys(party_key(name) for name in one.fact.actors):
                groups[one.fact.event_kind.value, actor].append(one)
    found: dict[frozenset[int], Stands | Contradicts | Drifted] = {}
    for (_, actor), group in groups.items():
        if actor and len(group) <= MOST:
            for finding, facts in _of(group):
                found.setdefault(facts, finding)
    return list(found.values())


def _of(group: Sequence[Told]) -> Iterator[tuple[Stands | Contradicts | Drifted, frozenset[int]]]:
    by_date: dict[str, list[Told]] = defaultdict(list)
    for one in group:
        by_date[_date(one)].append(one)
    for same in by_date.values():
        if documents(same) > 1:
            yield stands(same), frozenset(one.held.id for one in same)
    for one, other in combinations(group, 2):
        if _differ(one, other):
            facts = frozenset((one.held.id, other.held.id))
            yield _difference(one, other), facts


def _difference(one: Told, other: Told) -> Contradicts | Drifted:
    if one.origin == other.origin:
        before, after = sorted((one, other), key=lambda told: told.order)
        return Drifted(before, after, "date", one.origin)
    return Contradicts(one, other, At.DATE, likeness(topic(one.fact), topic(other.fact)))


def _differ(one: Told, other: Told) -> bool:
    """Two documents, nearly the same clause, and dates of which neither holds the other."""
    if one.document == other.document or _unsure(one) or _unsure(other):
        return False
    a, b = _date(one), _date(other)
    apart = not a.startswith(b) and not b.startswith(a) and "/" not in a + b and "W" not in a + b
    return apart and likeness(topic(one.fact), topic(other.fact)) >= ALIKE


def _date(one: Told) -> str:
    return (one.fact.date or "") if isinstance(one.fact, Event) else ""


def _unsure(one: Told) -> bool:
    return isinstance(one.fact, Event) and one.fact.date_unsure
