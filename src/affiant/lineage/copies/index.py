"""Which texts share kept runs: candidates for alignment.

A posting is one 64-bit number, the run's hash above and the text's number below, so that one
sorted array is the whole index: 8 bytes for about two words.

A run that many texts hold would make pairs by the square. From `EVERY_PAIR` holders on it ties
each to the first one only, so that the pairs stay linear in the postings; texts that are alike
share the same first holder, and one that only shares a phrase has other runs to be found by.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies.fingerprint import kept
from affiant.lineage.copies.words import Hashes

TEXT_BITS = 24  # 16 million texts; 40 bits are left for the hash
EVERY_PAIR = 12  # holders of a run up to which each is paired with each
FEWEST_SHARED = 2  # kept runs: one alone is a turn of phrase
MOST_PARTNERS = 48  # of one text among the earlier ones, those with most shared runs
_BATCH = 256  # texts
_TEXT = np.uint64(2**TEXT_BITS - 1)
_SHIFT = np.uint64(TEXT_BITS)

Postings = NDArray[np.uint64]
_NOTHING = np.zeros(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of texts by number, sorted, the earlier text first, and how many runs they share."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    shared: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)


@dataclass(slots=True)
class Index:
    """Texts are numbered in the order in which they are added."""

    texts: int = 0
    _asked: int = 0  # texts that `candidates` has told of
    _sorted: Postings = field(default_factory=_NOTHING.copy)
    _waiting: list[Hashes] = field(default_factory=list)
    _fresh: list[Postings] = field(default_factory=list)

    def add(self, words: Hashes) -> int:
        """Take a text in; its number. `candidates` tells of it when asked next."""
        number = self.texts + len(self._waiting)
        self._waiting.append(words)
        if len(self._waiting) == _BATCH:
            self._flush()
        return number

    def candidates(self) -> Candidates:
        """The pairs in which one text at least was added since this was last asked."""
        self._flush()
        newest = self._asked
        self._asked = self.texts
        # Two sorted arrays: numpy's stable sort merges them in linear time.
        joined = [self._sorted, _different(np.concatenate([_NOTHING, *self._fresh]))]
        self._fresh, self._sorted = [], _NOTHING
        if len(joined[0]):
            self._sorted = np.sort(np.concatenate(joined), kind="stable")
        else:
            self._sorted = joined[1]
        return _counted(_pairs(_repeated(self._sorted), newest), FEWEST_SHARED)

    def _flush(self) -> None:
        if not self._waiting:
            return
        hashes, owner = kept(self._waiting)
        numbers = (owner + self.texts).astype(np.uint64)
        self._fresh.append(((hashes >> _SHIFT) << _SHIFT) | numbers)
        self.texts += len(self._waiting)
        self._waiting = []


def _different(postings: Postings) -> Postings:
    """Sorted, each once. Not np.unique, whose hash table takes ten times as long."""
    postings.sort()
    if not len(postings):
        return postings
    return postings[np.concatenate(([True], postings[1:] != postings[:-1]))]


def _repeated(postings: Postings) -> Postings:
    """Those whose run another text holds too: few, so that what follows is small."""
    run = postings >> _SHIFT
    same = run[1:] == run[:-1]
    chosen = np.zeros(len(run), np.bool_)
    chosen[:-1] |= same
    chosen[1:] |= same
    found: Postings = postings[chosen]
    return found


def _pairs(postings: Postings, newest: int) -> NDArray[np.uint64]:
    """A pair (earlier text above, later one below) for each shared run, unsorted."""
    if not len(postings):
        return _NOTHING
    run = postings >> _SHIFT
    begins = np.flatnonzero(np.concatenate(([True], run[1:] != run[:-1])))
    sizes = np.diff(np.append(begins, len(postings)))
    last = postings[begins + sizes - 1] & _TEXT
    told = (sizes > 1) & (last >= np.uint64(newest))
    begins, sizes = begins[told], sizes[told]
    found = [_star(postings, begins[sizes > EVERY_PAIR], sizes[sizes > EVERY_PAIR])]
    for distance in range(1, EVERY_PAIR):
        for place in range(EVERY_PAIR - distance):
            here = begins[(sizes <= EVERY_PAIR) & (sizes > place + distance)] + place
            if not len(here):
                break
            found.append(_joined(postings[here], postings[here + distance]))
    pairs = np.concatenate(found)
    return pairs[(pairs & _TEXT) >= np.uint64(newest)]


def _star(
    postings: Postings, begins: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    if not len(begins):
        return np.zeros(0, np.uint64)
    centre = np.repeat(begins, sizes - 1)
    within = np.arange(len(centre)) - np.repeat(np.cumsum(sizes - 1) - (sizes - 1), sizes - 1)
    return _joined(postings[centre], postings[centre + within + 1])


def _joined(first: Postings, second: Postings) -> NDArray[np.uint64]:
    return ((first & _TEXT) << _SHIFT) | (second & _TEXT)


def _counted(pairs: NDArray[np.uint64], fewest: int) -> Candidates:
    pairs.sort()
    begins = (
        np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
        if len(pairs)
        else (np.zeros(0, np.int64))
    )
    shared = np.diff(np.append(begins, len(pairs)))
    enough = shared >= fewest
    told, shared = pairs[begins[enough]], shared[enough]
    first, second = (told >> _SHIFT).astype(np.int64), (told & _TEXT).astype(np.int64)
    chosen = _strongest(second, shared)
    return Candidates(first[chosen], second[chosen], shared[chosen])


def _strongest(second: NDArray[np.int64], shared: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places, ascending, of the `MOST_PARTNERS` pairs of each later text that share most."""
    order = np.lexsort((-shared, second))
    begins = np.searchsorted(second[order], second[order])
    return np.sort(order[np.arange(len(order)) - begins < MOST_PARTNERS])
