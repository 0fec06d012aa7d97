"""Members by family, for tests to look at."""

from collections.abc import Hashable, Iterable, Sequence

from affiant.lineage.families import families
from affiant.lineage.link import Link, Member


def joined(members: Sequence[Member], links: Iterable[Link]) -> list[tuple[Hashable, ...]]:
    """The keys of each family, in the order of the set."""
    gathered: dict[int, list[Hashable]] = {}
    for number, member in zip(families(members, links), members, strict=True):
        gathered.setdefault(number, []).append(member.key)
    return list(map(tuple, gathered.values()))
