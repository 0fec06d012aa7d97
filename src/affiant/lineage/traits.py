"""What is kept of a text so that its neighbours are found without reading it again.

5 KB for 500 words: the runs of words that stand for it among copies, its types for translations.
Invariant: the same text has the same traits in every process, for one `affiant.lineage.VERSION`.
"""

from dataclasses import dataclass

import numpy as np

from affiant.lineage.copies.fingerprint import Runs, kept
from affiant.lineage.copies.words import words_of
from affiant.lineage.translations.bag import Bag
from affiant.lineage.translations.texts import bag_of, language_of
from affiant.reading.document import Document

_RUNS, _TYPES, _COUNTS = np.dtype("<u8"), np.dtype("<u8"), np.dtype("<u2")
_MOST = 2**16 - 1  # times that a type is counted


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """`runs` are hashes of runs of words, in the order of the text."""

    language: str
    runs: Runs
    bag: Bag

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """Runs, types, counts: arrays of unsigned little-endian numbers of 8, 8 and 2 bytes."""
        counts = np.minimum(self.bag.counts, _MOST)
        return (
            self.runs.astype(_RUNS).tobytes(),
            self.bag.types.astype(_TYPES).tobytes(),
            counts.astype(_COUNTS).tobytes(),
        )


def traits(document: Document) -> Traits:
    """Those of one text."""
    return Traits(
        language_of(document) or "", kept([words_of(document).hashes])[0], bag_of(document)
    )


def unpacked(language: str, runs: bytes, types: bytes, counts: bytes) -> Traits:
    """Undoes `packed`. Raises ValueError where types and counts are not as many."""
    bag = Bag(
        np.frombuffer(types, _TYPES).astype(np.uint64),
        np.frombuffer(counts, _COUNTS).astype(np.int32),
    )
    if len(bag.types) != len(bag.counts):
        raise ValueError("as many counts as types are kept of a text")
    return Traits(language, np.frombuffer(runs, _RUNS).astype(np.uint64), bag)
