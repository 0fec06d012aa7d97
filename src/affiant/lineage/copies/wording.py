"""What shared words prove: little when many texts hold them, nothing when they are form.

Invariant: words that stand in more than a few otherwise different texts (the preamble of a law,
the foot of a newsletter) are no proof that one of two texts came from the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies.pair import Pair
from affiant.lineage.copies.words import Hashes, words_of
from affiant.reading.document import Document
from affiant.vocabulary.function_words import function_words

_BITS = 22  # 4 million counters: two words that share one count as the commoner of them
_COUNTER = np.uint32(2**_BITS - 1)
BACKGROUND = 200  # texts of which a small set is thought to be a part, else all its words are rare
MOST = 255  # texts that a counter tells apart


def _counters() -> NDArray[np.uint32]:
    """None counted yet, and function words as if every text held them."""
    told = np.zeros(2**_BITS, np.uint32)
    joined = " ".join(word for words in function_words().values() for word in sorted(words))
    told[words_of(Document("", "text/plain", joined)).hashes & _COUNTER] = 2**31
    return told


@dataclass(slots=True)
class Rarity:
    """How rare words are among texts, of which each lineage gives one."""

    texts: int = 0
    _holders: NDArray[np.uint32] = field(default_factory=_counters, repr=False)

    def count(self, words: Hashes) -> None:
        """Take in one text."""
        self.texts += 1
        self._holders[np.unique(words & _COUNTER)] += np.uint32(1)

    def of(self, words: Hashes) -> NDArray[np.float64]:
        """For each word 0 (every text holds it; it only joins other words) to 1 (one does)."""
        most = self.texts + BACKGROUND
        holders = np.clip(self._holders[words & _COUNTER], 1, most)
        told = 1 - np.log(holders) / log(most)
        return np.asarray(told, np.float64)


@dataclass(slots=True)
class Commonness:
    """For each word of a text, how many texts of other lineages hold a passage it is in."""

    _counts: dict[int, NDArray[np.uint8]] = field(default_factory=dict)

    def count(self, pairs: Iterable[Pair], family: Sequence[int], lengths: Sequence[int]) -> None:
        """Take in pairs; `family` and `lengths` are of all texts by number."""
        held: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for pair in pairs:
            one, other = family[pair.first], family[pair.second]
            if one == other:
                continue
            for passage in pair.passages:
                for a, b, length in passage.blocks:
                    held[pair.first, other].append((a, a + length))
                    held[pair.second, one].append((b, b + length))
        for (text, _), places in held.items():
            counts = self._counts.setdefault(text, np.zeros(lengths[text], np.uint8))
            inside = np.zeros(lengths[text], np.bool_)
            for first, end in places:
                inside[first:end] = True
            counts[inside & (counts < MOST)] += 1

    def of(self, text: int, length: int) -> NDArray[np.uint8]:
        """The counts of one text."""
        counts = self._counts.get(text)
        return np.zeros(length, np.uint8) if counts is None else counts
