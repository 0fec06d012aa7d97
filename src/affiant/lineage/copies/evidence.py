from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies.alignment import Passage
from affiant.lineage.copies.words import Hashes


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a pair, with what is known of each of its words.

    `rarity` is 0..1, `common` whether too many other texts hold it in the same wording,
    `quoted` whether it stands between quotation marks.
    """

    words: Hashes
    rarity: NDArray[np.float64]
    common: NDArray[np.bool_]
    quoted: NDArray[np.bool_]

    @property
    def form(self) -> float:
        """The share of the text that is common wording."""
        return float(self.common.mean())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the agreeing words of a passage prove.

    `rare` is the sum of the rarities of different words that are not common wording, `own` how
    many words those are, repeats counted; `whole` is `rare` with common wording counted in.
    `quoted_first` and `quoted_second` are the shares of the words between quotation marks, `said`
    is the longest run of the same words that one of the texts quotes from its first to its last.
    """

    passage: Passage
    rare: float
    whole: float
    own: int
    quoted_first: float
    quoted_second: float
    said: int


def weighed(passage: Passage, first: Side, second: Side) -> Evidence:
    """What one passage proves."""
    here = np.concatenate([np.arange(a, a + length) for a, _, length in passage.blocks])
    there = np.concatenate([np.arange(b, b + length) for _, b, length in passage.blocks])
    own = ~(first.common[here] | second.common[there])
    _, once = np.unique(first.words[here], return_index=True)
    rarity = first.rarity[here]
    _, once_own = np.unique(first.words[here[own]], return_index=True)
    return Evidence(
        passage,
        float(rarity[own][once_own].sum()),
        float(rarity[once].sum()),
        int(own.sum()),
        float(first.quoted[here].mean()),
        float(second.quoted[there].mean()),
        max(_said(block, first, second) for block in passage.blocks),
    )


def _said(block: tuple[int, int, int], first: Side, second: Side) -> int:
    a, b, length = block
    for marked in (first.quoted[a : a + length], second.quoted[b : b + length]):
        if marked.all():
            return length
    return 0
