"""Translations between French and English, machine or human, without any neural model."""

from collections.abc import Sequence

from affiant.lineage.link import Link, Member
from affiant.lineage.translations.tracing import ENGLISH, FRENCH, Tracing


def translations(members: Sequence[Member]) -> list[Link]:
    """The pairs of a French and an English document of which one is a translation.

    SUGGESTED above one measured threshold; HINT for name-poor texts, excerpts and what comes
    near the threshold. Matches are the anchors (names, numerals, acronyms ...) that stand in both
    in the same order.
    """
    return list(Tracing(members, across=True).translations())


def retellings(members: Sequence[Member]) -> list[Link]:
    """Pairs in one language that tell the same sentence after sentence: two translations of one
    original, which may be absent, or a rewrite. Copies are found among them too.
    """
    tracing = Tracing(members, across=False)
    return [*tracing.retellings(ENGLISH), *tracing.retellings(FRENCH)]
