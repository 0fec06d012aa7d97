"""Which documents count once when origins are counted.

Invariant: a lineage is what links of one origin join, by way of others too; what a part was taken
from is no origin of the whole, so two documents that quote each other are two lineages.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from affiant.lineage.dating import days_of
from affiant.lineage.grouping import Grouping
from affiant.lineage.link import Link, Member
from affiant.lineage.relation import Certainty


@dataclass(frozen=True, slots=True)
class Lineage:
    """Keys of members, in the order of the set.

    `earliest` was published before all other dated members, None where dates do not decide;
    any of the `undated` may be older.
    """

    members: tuple[Hashable, ...]
    earliest: Hashable | None
    undated: tuple[Hashable, ...] = ()


def lineages(members: Sequence[Member], links: Iterable[Link]) -> list[Lineage]:
    """Every member in exactly one lineage, many alone; links to others than members are passed
    over, and so are hints."""
    groups = families(members, links)
    gathered: dict[int, list[Member]] = {}
    for number, member in enumerate(members):
        gathered.setdefault(groups[number], []).append(member)
    return [_lineage(group) for group in gathered.values()]


def families(members: Sequence[Member], links: Iterable[Link]) -> list[int]:
    """For each member a number that those of its lineage share and no others have."""
    numbers = {member.key: number for number, member in enumerate(members)}
    groups = Grouping()
    groups.extend(len(members))
    for link in links:
        if _joins(link) and link.first in numbers and link.second in numbers:
            groups.join(numbers[link.first], numbers[link.second])
    return groups.all(range(len(members)))


def _joins(link: Link) -> bool:
    return link.relation.one_origin and link.certainty is not Certainty.HINT


def _lineage(group: Sequence[Member]) -> Lineage:
    dated = [(days, member) for member in group if (days := days_of(member.document))]
    earliest = None
    if dated:
        days, first = min(dated, key=lambda one: (one[0].last, one[0].first))
        if all(days.before(other) for other, member in dated if member is not first):
            earliest = first.key
    undated = tuple(member.key for member in group if days_of(member.document) is None)
    return Lineage(tuple(member.key for member in group), earliest, undated)
