"""Which documents count once when origins are counted.

Invariant: a family is what links of one origin join, by way of others too; what a part was taken
from is no origin of the whole, so two documents that quote each other are two families. Hints join
nothing.
"""

from collections.abc import Iterable, Sequence

from affiant.lineage.grouping import Grouping
from affiant.lineage.link import Link, Member
from affiant.lineage.relation import Certainty


def families(members: Sequence[Member], links: Iterable[Link]) -> list[int]:
    """For each member a number that those of its family share and no others have; links to others
    than members are passed over."""
    numbers = {member.key: number for number, member in enumerate(members)}
    groups = Grouping()
    groups.extend(len(members))
    for link in links:
        if _joins(link) and link.first in numbers and link.second in numbers:
            groups.join(numbers[link.first], numbers[link.second])
    return groups.all(range(len(members)))


def _joins(link: Link) -> bool:
    return link.relation.one_origin and link.certainty is not Certainty.HINT
