"""Which English type a French one becomes: IBM's model 1 (Brown and others 1993), both ways.

A strength is the geometric mean of both directions' probabilities, so that a type is kept only
where each of the two points at the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bitext = Iterable[tuple[Sequence[str], Sequence[str]]]
"""French types and English types of units that answer to each other."""

ROUNDS = 6
LEAST_COUNT = 1.5  # expected times that a pair was seen
LEAST_STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class _Cells:
    """One cell for each French and English type that stand in one bead."""

    bead_french: NDArray[np.int64]
    bead_english: NDArray[np.int64]
    pair: NDArray[np.int64]
    french: NDArray[np.int64]
    english: NDArray[np.int64]


def associated(bitext: Bitext) -> dict[str, list[tuple[str, float]]]:
    """French type to English types with their strengths, the strongest first."""
    french: dict[str, int] = {}
    english: dict[str, int] = {}
    cells = _cells(bitext, french, english)
    keys, pair = np.unique(cells.pair, return_inverse=True)
    of_french, of_english = np.divmod(keys, len(english) or 1)
    there = _model(pair, cells.bead_english, of_french)
    back = _model(pair, cells.bead_french, of_english)
    strength = np.sqrt(there[0] * back[0])
    kept = (strength >= LEAST_STRENGTH) & (np.minimum(there[1], back[1]) >= LEAST_COUNT)
    names = list(french), list(english)
    told: dict[str, list[tuple[str, float]]] = {}
    for at in np.flatnonzero(kept)[np.argsort(-strength[kept], kind="stable")]:
        one, other = names[0][of_french[at]], names[1][of_english[at]]
        told.setdefault(one, []).append((other, round(float(strength[at]), 2)))
    return told


def _cells(bitext: Bitext, french: dict[str, int], english: dict[str, int]) -> _Cells:
    columns: list[list[NDArray[np.int64]]] = [[], [], [], []]
    slots = [0, 0]
    for ours, theirs in bitext:
        left = np.array([french.setdefault(t, len(french)) for t in ours], dtype=np.int64)
        right = np.array([english.setdefault(t, len(english)) for t in theirs], dtype=np.int64)
        shape = np.ones((len(left), len(right)), dtype=np.int64)
        columns[0].append((shape * (slots[0] + np.arange(len(left)))[:, None]).ravel())
        columns[1].append((shape * (slots[1] + np.arange(len(right)))[None, :]).ravel())
        columns[2].append((shape * left[:, None]).ravel())
        columns[3].append((shape * right[None, :]).ravel())
        slots = [slots[0] + len(left), slots[1] + len(right)]
    empty = [np.zeros(0, dtype=np.int64)]
    joined = [np.concatenate(column or empty) for column in columns]
    pair = joined[2] * (len(english) or 1) + joined[3]
    return _Cells(joined[0], joined[1], pair, joined[2], joined[3])


def _model(
    pair: NDArray[np.int64],
    slot: NDArray[np.int64],
    source_of_pair: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each pair's probability given its source, and how often it is expected to be seen."""
    chance: NDArray[np.float64] = np.ones(len(source_of_pair))
    counts: NDArray[np.float64] = chance
    for _ in range(ROUNDS):
        weight = chance[pair]
        told = weight / np.bincount(slot, weight)[slot]
        counts = np.bincount(pair, told, len(source_of_pair)).astype(float)
        chance = counts / np.bincount(source_of_pair, counts)[source_of_pair]
    return chance, counts
