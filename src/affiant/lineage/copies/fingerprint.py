"""Which runs of words stand for a text in the index.

Winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): of every `WINDOW` consecutive
runs the one with the smallest hash is kept, so that two texts which share `RUN + WINDOW - 1`
words in a row surely share a kept run.
"""

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.copies.words import Hashes

RUN = 4  # words; of runs of 5 fewer than half as many survive wrong characters (8 % of them)
WINDOW = 3
_FACTORS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xFF51AFD7ED558CCD,
    ],
    np.uint64,
)
_SHIFT = np.uint64(31)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_NONE = np.uint64(2**64 - 1)

Runs = NDArray[np.uint64]


def runs(words: Hashes, length: int) -> Runs:
    """The hash of every run of `length` (at most 5) words, one for each word that begins one."""
    count = max(len(words) - length + 1, 0)
    told = np.zeros(count, np.uint64)
    for place in range(length):
        told += words[place : place + count] * _FACTORS[place]
    told ^= told >> _SHIFT
    told *= _MIX
    told ^= told >> _SHIFT
    return told


def kept(texts: list[Hashes]) -> tuple[Runs, NDArray[np.int64]]:
    """The hashes kept of several texts, and the number of the text that each belongs to."""
    lengths = np.array([len(text) for text in texts])
    told = runs(np.concatenate([np.zeros(0, np.uint32), *texts]), RUN)
    owner = np.repeat(np.arange(len(texts)), lengths)[: len(told)]
    ends = np.cumsum(lengths)
    whole = np.arange(len(told)) + RUN <= ends[owner]
    told[~whole] = _NONE
    smallest = _slid(told, np.minimum, _NONE)
    largest = _slid(smallest, np.maximum, np.uint64(0))[WINDOW - 1 :][: len(told)]
    chosen = whole & (largest == told)  # the smallest of one of the windows that it is in
    return told[chosen], owner[chosen]


def _slid(told: Runs, choose: np.ufunc, blank: np.uint64) -> Runs:
    """For each place the smallest or largest of the `WINDOW` hashes that end there, and of the
    windows that only begin within the text."""
    edge = np.full(WINDOW - 1, blank)
    padded = np.concatenate((edge, told, edge))
    count = len(told) + WINDOW - 1
    result = padded[:count].copy()
    for shift in range(1, WINDOW):
        choose(result, padded[shift : shift + count], out=result)
    return result
