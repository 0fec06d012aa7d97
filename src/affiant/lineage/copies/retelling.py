"""The same story in other words: rare words, names and numbers in the same order, few phrases.

A hint and no more. An independent report of the same event has the same names and numbers,
and often tells them in the same order: whether one was written from the other, a person says.
"""

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies.evidence import Side
from affiant.lineage.copies.verdict import Cause
from affiant.lineage.link import Reason

RARE = 0.75  # of a word's rarity 0..1
FEWEST = 12  # different rare words that both texts hold
LEAST_SHARE = 0.3  # of the different rare words of the shorter text
LEAST_ORDER = 0.4  # Kendall's tau of where they first stand; 0 is by chance
MOST = 300  # words whose order is compared


class Retelling:
    """What two texts tell in the same order. `words` are places in both texts, in the order of
    the first."""

    def __init__(self, first: Side, second: Side) -> None:
        here, there = _rare(first), _rare(second)
        shared, at, at_second = np.intersect1d(here[0], there[0], return_indices=True)
        order = np.argsort(here[1][at])[:MOST]
        places = np.stack((here[1][at], there[1][at_second]), axis=1)[order]
        self.words = [(int(a), int(b)) for a, b in places]
        self.share = len(shared) / max(min(len(here[0]), len(there[0])), 1)
        self.order = _tau(places[:, 1])

    @property
    def likely(self) -> bool:
        """Whether it is worth a person's look."""
        return len(self.words) >= FEWEST and self.share >= LEAST_SHARE and self.order >= LEAST_ORDER

    @property
    def score(self) -> float:
        """0..1."""
        return self.share * self.order

    def reasons(self) -> tuple[Reason, ...]:
        """What the score is made of."""
        return (
            Reason(Cause.RARE_WORDS, float(len(self.words))),
            Reason(Cause.SHARE_OF_SHORTER, round(self.share, 3)),
            Reason(Cause.SAME_ORDER, round(self.order, 3)),
        )


def _rare(side: Side) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Different rare words, sorted, and where each first stands."""
    at = np.flatnonzero((side.rarity >= RARE) & ~side.common)
    words, first = np.unique(side.words[at], return_index=True)
    return words, at[first]


def _tau(places: NDArray[np.int64]) -> float:
    if len(places) < 2:  # noqa: PLR2004 - one alone has no order
        return 0.0
    signs = np.sign(places[None, :] - places[:, None])
    return float(signs[np.triu_indices(len(places), 1)].mean())
