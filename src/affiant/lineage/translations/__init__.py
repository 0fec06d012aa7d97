"""Translations between French and English, machine or human, without any neural model.

What compares is loaded when it is called: search asks for the words of the dictionary alone.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from affiant.lineage.link import Link, Member
from affiant.lineage.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    from affiant.lineage.translations.texts import Texts

__all__ = ["retellings", "translations"]


def translations(
    members: Sequence[Member], watch: Watch = UNWATCHED, texts: "Texts | None" = None
) -> list[Link]:
    """The pairs of a French and an English document of which one is a translation.

    SUGGESTED above one measured threshold; HINT for name-poor texts, excerpts and what comes
    near the threshold. Matches are the anchors (names, numerals, acronyms ...) that stand in both
    in the same order. `texts` are the members, if they are at hand. Raises Stopped.
    """
    from affiant.lineage.translations.texts import Texts  # noqa: PLC0415 - see above
    from affiant.lineage.translations.tracing import Tracing  # noqa: PLC0415 - the same

    return Tracing(texts or Texts(members)).translations(watch)


def retellings(
    members: Sequence[Member],
    watch: Watch = UNWATCHED,
    families: Sequence[int] = (),
    texts: "Texts | None" = None,
) -> list[Link]:
    """Pairs in one language that tell the same sentence after sentence, in other words: two
    translations of one original, which may be absent, or a rewrite.

    HINT where names and numbers stand against each other. Members of the same number in
    `families` are not compared. `texts` are the members, if they are at hand. Raises Stopped.
    """
    from affiant.lineage.translations.retelling import Retellings  # noqa: PLC0415 - see above
    from affiant.lineage.translations.texts import (  # noqa: PLC0415 - the same
        ENGLISH,
        FRENCH,
        Texts,
    )

    told = Retellings(texts or Texts(members), families)
    return [*told.of(ENGLISH, watch.part(0, 2)), *told.of(FRENCH, watch.part(1, 2))]
