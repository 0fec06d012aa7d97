"""The passages that two texts share, word for word or with small changes.

Seeds are runs of `SEED` words that both texts hold; seeds that follow each other in both texts
with small gaps are chained (Abouelhoda and Ohlebusch, Chaining algorithms for multiple genome
comparison, 2005); words inside the gaps are compared one by one (longest common subsequence).
A chain in which too few words agree is cut at its widest gap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from affiant.lineage.copies.fingerprint import Runs, runs
from affiant.lineage.copies.words import Hashes

SEED = 3  # words
WIDEST_GAP = 24  # words in either text between two seeds of one passage
LEAST_AGREEING = 0.5  # of the words of a passage: a third is lost at 8 % wrong characters
FEWEST_WORDS = 8  # that agree in a passage; shorter ones occur by chance
LONG_BLOCK = 6  # words; proves something by itself
MOST_BLOCKS = 4_000  # the longest are kept: a text of repeats has no more to tell
MOST_CHAINS = 400  # the heaviest
_PLACE = 32  # bits of a key below its run
_PLACES = 2**_PLACE - 1
_LOOK_BACK = 16  # blocks before one that it may follow
_BEND = 0.5  # what a word of difference between the gaps of both texts costs, in words


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `first` to before `first_end` of the one text answer to those of the other.

    `agreeing` of them are the same words in the same order. `blocks` are the runs without a
    change: places in both texts and length.
    """

    first: int
    first_end: int
    second: int
    second_end: int
    agreeing: int
    blocks: tuple[tuple[int, int, int], ...]

    @property
    def exact(self) -> bool:
        """Whether both texts have the same words here, and no others between them."""
        return self.agreeing == self.first_end - self.first == self.second_end - self.second

    @property
    def agreement(self) -> float:
        """The share of the longer side's words that the other has as well."""
        longer = max(self.first_end - self.first, self.second_end - self.second)
        return self.agreeing / longer


@dataclass(frozen=True, slots=True)
class Seeds:
    """One text's words, with its runs in sorted order for looking up another's."""

    words: Hashes
    sorted: Runs  # different ones
    keys: NDArray[np.int64]  # place in `sorted` above, place in the text below, ascending


def seeds(words: Hashes) -> Seeds:
    """To be made once for a text that is aligned with many."""
    told = runs(words, SEED)
    sorted_, which = np.unique(told, return_inverse=True)
    return Seeds(words, sorted_, np.sort((which << _PLACE) | np.arange(len(told))))


def passages(first: Seeds, second: Hashes) -> list[Passage]:
    """All shared passages, in the order of the first text; none overlaps another in either."""
    chains = _chains(_blocks(first, second))
    found: list[Passage] = []
    for chain in chains[:MOST_CHAINS]:
        for piece in _pieces(chain, first.words, second):
            if not any(_overlap(piece, other) for other in found):
                found.append(piece)
    return sorted(found, key=lambda passage: passage.first)


_Block = tuple[int, int, int]


def _blocks(first: Seeds, second: Hashes) -> list[_Block]:
    """Maximal runs of the same words, in the order of the second text."""
    wanted = runs(second, SEED)
    if not len(wanted) or not len(first.sorted):
        return []
    at = np.minimum(np.searchsorted(first.sorted, wanted), len(first.sorted) - 1)
    there = np.flatnonzero(first.sorted[at] == wanted)
    if not len(there):
        return []
    here = _nearest(first.keys, at[there], there)
    begins = np.flatnonzero(np.concatenate(([True], (np.diff(there) != 1) | (np.diff(here) != 1))))
    lengths = np.diff(np.append(begins, len(there))) + SEED - 1
    told = np.stack((here[begins], there[begins], lengths), axis=1)
    told = told[_accompanied(told)]
    lengths = told[:, 2]
    if lengths.sum() < FEWEST_WORDS:
        return []
    if len(told) > MOST_BLOCKS:
        told = told[np.sort(np.argsort(-lengths, kind="stable")[:MOST_BLOCKS])]
    return [(int(a), int(b), int(n)) for a, b, n in told]


def _nearest(
    keys: NDArray[np.int64], which: NDArray[np.int64], there: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Where each run stands in the first text: of several places the one nearest to where the
    runs around it, which stand in one place only, lead to expect it."""
    begins = np.searchsorted(keys, which << _PLACE)
    ends = np.searchsorted(keys, (which + 1) << _PLACE)
    here: NDArray[np.int64] = keys[begins] & _PLACES
    once = ends - begins == 1
    if once.all():
        return here
    expected = there
    if once.any():
        expected = there + np.interp(there, there[once], (here - there)[once]).astype(np.int64)
    wanted = (which << _PLACE) | np.clip(expected, 0, _PLACES)
    after = np.clip(np.searchsorted(keys, wanted), begins, ends - 1)
    before = np.maximum(after - 1, begins)
    right, left = keys[after] & _PLACES, keys[before] & _PLACES
    nearest: NDArray[np.int64] = np.where(right - expected < expected - left, right, left)
    result: NDArray[np.int64] = np.where(once, here, nearest)
    return result


def _accompanied(blocks: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which blocks are long, or have one near by in both texts: the others occur by chance."""
    keep: NDArray[np.bool_] = blocks[:, 2] >= LONG_BLOCK
    for distance in (1, 2, 3):
        here, there = blocks[:-distance], blocks[distance:]
        near = (np.abs(there[:, 0] - here[:, 0] - here[:, 2]) <= WIDEST_GAP) & (
            there[:, 1] - here[:, 1] - here[:, 2] <= WIDEST_GAP
        )
        keep[:-distance] |= near
        keep[distance:] |= near
    return keep


def _chains(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks that follow each other in both texts, the heaviest chain first."""
    weight, before = _weighed(blocks)
    used = [False] * len(blocks)
    chains = []
    for number in sorted(range(len(blocks)), key=lambda n: -weight[n]):
        chain = []
        at = number
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(blocks[at])
            at = before[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _weighed(blocks: Sequence[_Block]) -> tuple[list[float], list[int]]:
    """For each block the weight of the best chain that ends with it, and the block before it."""
    weight: list[float] = []
    before: list[int] = []
    ends = [(a + length, b + length, a - b) for a, b, length in blocks]
    for number, (a, b, length) in enumerate(blocks):
        best, follows = 0.0, -1
        for other in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            a_end, b_end, diagonal = ends[other]
            if b - b_end > WIDEST_GAP or not a_end - length < a <= a_end + WIDEST_GAP:
                continue
            lap = max(a_end - a, b_end - b, 0)
            gain = weight[other] - lap - _BEND * min(abs(a - b - diagonal), WIDEST_GAP)
            if gain > best and lap < length:
                best, follows = gain, other
        weight.append(best + length)
        before.append(follows)
    return weight, before


def _pieces(chain: list[_Block], first: Hashes, second: Hashes) -> Iterator[Passage]:
    """The chain as passages: whole if enough words agree, else what is left of it when cut."""
    waiting = [_apart(chain)]
    while waiting:
        piece = waiting.pop()
        if len(piece) == 1 and piece[0][2] < FEWEST_WORDS:
            continue
        told = _passage(piece, first, second)
        if told.agreement >= LEAST_AGREEING:
            if told.agreeing >= FEWEST_WORDS:
                yield told
            continue
        cut = max(range(1, len(piece)), key=lambda n: _gap(piece[n - 1], piece[n]))
        waiting += [piece[cut:], piece[:cut]]


def _apart(chain: list[_Block]) -> list[_Block]:
    """The chain with what its blocks have in common given to the earlier one."""
    told = [chain[0]]
    for a, b, length in chain[1:]:
        end_a, end_b = told[-1][0] + told[-1][2], told[-1][1] + told[-1][2]
        lap = max(end_a - a, end_b - b, 0)
        if lap < length:
            told.append((a + lap, b + lap, length - lap))
    return told


def _gap(one: _Block, other: _Block) -> int:
    return max(other[0] - one[0] - one[2], other[1] - one[1] - one[2])


def _passage(piece: list[_Block], first: Hashes, second: Hashes) -> Passage:
    agreeing = 0
    at_a, at_b = piece[0][:2]
    for a, b, length in piece:
        if a > at_a and b > at_b:
            agreeing += LCSseq.similarity(first[at_a:a].tolist(), second[at_b:b].tolist())
        agreeing += length
        at_a, at_b = a + length, b + length
    return Passage(piece[0][0], at_a, piece[0][1], at_b, agreeing, tuple(piece))


def _overlap(one: Passage, other: Passage) -> bool:
    return (one.first < other.first_end and other.first < one.first_end) or (
        one.second < other.second_end and other.second < one.second_end
    )
