"""Other people's near-duplicate finders on the same texts, bands stated: MinHash with LSH.

Shingles of three words, lower case; 128 permutations. A pair that shares a band is kept when its
estimated similarity reaches the threshold, as both libraries' documentation advises.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

PERMUTATIONS = 128
SHINGLE = 3

Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Peer:
    name: str
    find: Callable[[list[str]], Pairs]


def peers() -> list[Peer]:
    told = []
    for bands, rows, threshold in ((32, 4, 0.5), (64, 2, 0.2)):
        for name, find in (("datasketch", _datasketch), ("rensa", _rensa)):
            label = f"{name}, {bands} × {rows} bands, J ≥ {threshold}"
            told.append(Peer(label, _bound(find, bands, rows, threshold)))
    return told


def _bound(
    find: Callable[[list[str], int, int, float], Pairs], bands: int, rows: int, threshold: float
) -> Callable[[list[str]], Pairs]:
    return lambda texts: find(texts, bands, rows, threshold)


def _shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))}


def _datasketch(texts: list[str], bands: int, rows: int, threshold: float) -> Pairs:
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(bands, rows))
    sketches: list[Any] = []
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        others: Iterable[int] = index.query(sketch)
        found |= {(o, number) for o in others if sketches[o].jaccard(sketch) >= threshold}
        sketches.append(sketch)
        index.insert(number, sketch)
    return found


def _rensa(texts: list[str], bands: int, _: int, threshold: float) -> Pairs:
    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
    sketches: list[Any] = []
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(list(_shingles(text)))
        others: Iterable[int] = index.query(sketch)
        found |= {(o, number) for o in others if sketches[o].jaccard(sketch) >= threshold}
        sketches.append(sketch)
        index.insert(number, sketch)
    return found
