"""All links between the documents of a set: copies, translations, and retellings."""

from collections.abc import Sequence

from affiant.lineage.copies import copies
from affiant.lineage.families import families
from affiant.lineage.link import Link, Member
from affiant.lineage.spread import Spread, alone
from affiant.lineage.translations import retellings, translations
from affiant.lineage.translations.texts import Texts
from affiant.lineage.watch import UNWATCHED, Watch

_PARTS = 3


def trace(
    members: Sequence[Member], watch: Watch = UNWATCHED, spread: Spread = alone
) -> list[Link]:
    """Who came from whom; keys are unique. Raises Stopped.

    A pair has at most one link of each of three kinds, and no retelling where copying has made
    one origin of both; `affiant.lineage.families` says what they make one origin of.
    """
    found = copies(members, watch.part(0, _PARTS), spread)
    texts = Texts(members, spread)
    found += translations(members, watch.part(1, _PARTS), texts)
    return found + retellings(members, watch.part(2, _PARTS), families(members, found), texts)
