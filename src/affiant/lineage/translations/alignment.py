"""Which units of an English text answer to which of a French one, in the order of both.

Each pair of units is weighed by the rarities of the types that they share; a chain of one to one,
one to two and two to one is sought that keeps the most. What stands in the two texts in another
order, or says something else, stays outside: an independent report of the same event shares
names and numbers with another, but not its sentences in their order.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.gist import Floats, Gist, Ints

LEAST_ALIKE = 0.16
"""Of the mass of two units, how much they must share to be worth aligning at all. Units of
unrelated texts share .02-.10, those of a translation .3-.7."""
_MOVES = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Bead:
    """Units [first, first_end) of the one text answer to [second, second_end) of the other."""

    first: int
    first_end: int
    second: int
    second_end: int
    shared: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """`shared` is the mass that the beads share."""

    beads: tuple[Bead, ...]
    shared: float


def shared_mass(english: Gist, french: Gist) -> Floats:
    """For each English unit and each French one, the mass of the types that they share."""
    shape = len(english.spans), len(french.spans)
    if not all(shape):
        return np.zeros(shape)
    types = np.intersect1d(english.kinds, french.kinds, assume_unique=True)
    left = _dense(english, types, english.rare)
    right = _dense(french, types, french.strength)
    told: Floats = (left @ right.T).astype(float)
    return told


def _dense(gist: Gist, types: Ints, values: Floats) -> NDArray[np.float32]:
    dense = np.zeros((len(gist.spans), len(types) + 1), dtype=np.float32)
    places = np.searchsorted(types, gist.type)
    absent = places == len(types)
    absent[~absent] = types[places[~absent]] != gist.type[~absent]
    dense[gist.unit, np.where(absent, len(types), places)] = values
    return dense[:, :-1]


def align(english: Gist, french: Gist, shared: Floats) -> Alignment:
    """The chain that keeps the most mass above what units are alike by chance."""
    gains = [_gain(english, french, shared, *move) for move in _MOVES]
    best = _chain(gains, shared.shape)
    beads = tuple(_back(best, gains, shared))
    return Alignment(beads, sum(bead.shared for bead in beads))


def _gain(english: Gist, french: Gist, shared: Floats, rows: int, columns: int) -> Floats:
    """At [i, j], what a bead that ends before unit i and j gains; minus infinity where none can."""
    matched = _windows(_windows(shared, rows).T, columns).T
    masses = _windows(english.mass, rows)[:, None] + _windows(french.mass, columns)[None, :]
    gain = np.full((shared.shape[0] + 1, shared.shape[1] + 1), -np.inf)
    if matched.size:
        gain[rows:, columns:] = matched - LEAST_ALIKE * masses / 2
    return gain


def _windows(values: Floats, size: int) -> Floats:
    if size == 1:
        return values
    sums: Floats = values[:-1] + values[1:]
    return sums


def _chain(gains: list[Floats], shape: tuple[int, ...]) -> Floats:
    """best[i, j]: the most that units before i and j can keep."""
    rows, columns = shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(1, rows + 1):
        row = best[i - 1].copy()
        for (up, left), gain in zip(_MOVES, gains, strict=True):
            if i >= up and columns >= left:
                row[left:] = np.maximum(
                    row[left:], best[i - up, : columns + 1 - left] + gain[i, left:]
                )
        best[i] = np.maximum.accumulate(row)
    return best


def _back(best: Floats, gains: list[Floats], shared: Floats) -> list[Bead]:
    i, j = best.shape[0] - 1, best.shape[1] - 1
    beads: list[Bead] = []
    while i > 0 and j > 0:
        if best[i, j] == best[i, j - 1]:
            j -= 1
            continue
        if best[i, j] == best[i - 1, j]:
            i -= 1
            continue
        for (up, left), gain in zip(_MOVES, gains, strict=True):
            if i >= up and j >= left and best[i, j] == best[i - up, j - left] + gain[i, j]:
                mass = float(shared[i - up : i, j - left : j].sum())
                beads.append(Bead(i - up, i, j - left, j, mass))
                i, j = i - up, j - left
                break
    return beads[::-1]
