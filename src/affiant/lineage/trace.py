"""All links between the documents of a set: copies and translations."""

from collections.abc import Sequence

from affiant.lineage.copies import copies
from affiant.lineage.link import Link, Member
from affiant.lineage.translations import translations
from affiant.lineage.watch import UNWATCHED, Watch


def trace(members: Sequence[Member], watch: Watch = UNWATCHED) -> list[Link]:
    """Who came from whom; keys are unique. Raises Stopped.

    A pair has at most one link of each of the two kinds; `affiant.lineage.lineages` says what
    they make one origin of.
    """
    found = copies(members, watch)
    watch.step(1, 2)
    return found + translations(members)
