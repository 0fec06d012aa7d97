"""Who copied whom within one language: same texts, versions, excerpts, shared statements."""

from collections.abc import Sequence

from affiant.lineage.copies.collection import Collection
from affiant.lineage.link import Link, Member
from affiant.lineage.spread import Spread, alone
from affiant.lineage.watch import UNWATCHED, Watch

__all__ = ["Collection", "copies"]


def copies(
    members: Sequence[Member], watch: Watch = UNWATCHED, spread: Spread = alone
) -> list[Link]:
    """All links of copying between members; keys are unique. Raises Stopped.

    In lineages of many texts each is linked to some others, not to all. Texts without a dozen
    words match nothing. For members that come in parts, see `Collection`.
    """
    return Collection(spread).add(members, watch)
