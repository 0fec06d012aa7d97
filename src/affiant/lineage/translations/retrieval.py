"""Which English texts a French one may be a translation of: the nearest by rare types.

Cognate prefixes, numerals and what the lexicon makes of French types, weighed by their rarity in
this very set (TF-IDF), looked up in an inverted index. The rarest types are looked up first and
a query reads at most `MOST_READ` entries, so that a set of n texts costs about n; the cosines of
the `LOOKED_AT` best are then told from all their types.
"""

from collections.abc import Iterable
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.bag import Bag, Types, bag, type_number
from affiant.lineage.translations.lexicon import COGNATE, Lexicon

__all__ = ["Bag", "Index", "bag"]

NEAREST = 10
LOOKED_AT = 40  # texts whose cosine is told in full
_DRAWN = 16 * LOOKED_AT  # entries looked at first for the best texts
MOST_READ = 12_000  # entries of the index a query
UNKNOWN = 0.3
"""What a type that no text of the index holds adds to a query's length, of the rarest's weight."""

Places = NDArray[np.integer]
Weights = NDArray[np.float32]


class Index:
    """Texts of one language by their types: 16 bytes for each type of a text."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        told = list(bags)
        self._size = len(told)
        sizes = np.fromiter(map(len, told), np.int64, len(told))
        documents = np.repeat(np.arange(self._size, dtype=np.int32), sizes)
        self._begins = np.concatenate(([0], np.cumsum(sizes)))
        order = self._number(np.concatenate([np.zeros(0, np.uint64), *(one.types for one in told)]))
        counts = np.concatenate([np.zeros(0, np.int32), *(one.counts for one in told)])
        # One is added so that types which stand in every text still tell: all may be copies.
        self._rare = np.log(1 + (self._size + 1) / (np.diff(self._starts) + 0.5))
        weights = 1 + np.log(counts, dtype=np.float32)
        weights *= self._rare.astype(np.float32)[self._types]
        norms = np.sqrt(np.bincount(documents, weights**2, self._size))
        weights /= np.maximum(norms, 1e-9).astype(np.float32)[documents]
        self._held = weights
        self._documents, self._weights = documents[order], weights[order]
        self._found = np.zeros(self._size, dtype=np.float32)
        self._asked = np.zeros(len(self._rare), dtype=np.float32)
        self._tables: dict[int, _Table] = {}

    def __len__(self) -> int:
        return self._size

    def _number(self, types: Types) -> NDArray[np.int64]:
        """Number the different types; the order that gathers the entries of each."""
        order = np.argsort(types, kind="stable")
        gathered = types[order]
        begins = np.flatnonzero(np.concatenate(([True], gathered[1:] != gathered[:-1])))
        begins = begins[: len(gathered)]
        self._names = gathered[begins]
        self._starts = np.append(begins, len(gathered))
        self._types = np.empty(len(types), np.int32)
        self._types[order] = np.repeat(
            np.arange(len(begins), dtype=np.int32), np.diff(self._starts)
        )
        return order

    def nearest(self, query: Bag, lexicon: Lexicon | None) -> list[tuple[int, float]]:
        """The places of the texts nearest to a French one and their cosines, nearest first.

        Without a lexicon the query is in the language of the index.
        """
        numbers, asked, missing = self._senses(query, lexicon)
        if not len(numbers):
            return []
        unknown = missing * (UNKNOWN * log(self._size + 1)) ** 2
        norm = sqrt(float(asked @ asked) + unknown) or 1.0
        return self._told(numbers, asked, norm, self._best(numbers, asked))

    def _senses(self, query: Bag, lexicon: Lexicon | None) -> tuple[Places, Weights, int]:
        """The types of the index that those of a query may be, with their weights, and how many
        of the query are none of them."""
        counts = 1 + np.log(query.counts, dtype=np.float32)
        numbers = np.minimum(np.searchsorted(self._names, query.types), len(self._names) - 1)
        same = self._names[numbers] == query.types if len(self._names) else np.zeros(0, np.bool_)
        if not same.any() and lexicon is None:
            return numbers[:0], counts[:0], len(query)
        asked = self._asked
        own = numbers[same]
        asked[own] = counts[same] * self._rare[own].astype(np.float32)
        if lexicon is None:
            told = asked[own]
            asked[own] = 0.0
            return own, told, len(query) - len(own)
        asked[own] *= np.float32(COGNATE)
        which, others, weights = self._table(lexicon).of(query.types)
        np.maximum.at(asked, others, weights * counts[which])
        same[which] = True
        every = np.unique(np.concatenate((own, others)))
        told = asked[every]
        asked[every] = 0.0
        return every, told, len(query) - int(same.sum())

    def _table(self, lexicon: Lexicon) -> "_Table":
        found = self._tables.get(id(lexicon))
        if found is None:
            found = self._tables[id(lexicon)] = _Table(lexicon, self._names, self._rare)
        return found

    def _best(self, numbers: Places, asked: Weights) -> Places:
        """The texts that share most of the rarest types, `LOOKED_AT` of them at most."""
        begins, sizes = self._starts[numbers], self._starts[numbers + 1] - self._starts[numbers]
        order = np.argsort(sizes, kind="stable")
        read = np.cumsum(sizes[order])
        order = order[: max(1, int(np.searchsorted(read, MOST_READ, "right")))]
        begins, sizes = begins[order], sizes[order]
        ends = np.cumsum(sizes)
        entries = np.arange(ends[-1]) + np.repeat(begins - ends + sizes, sizes)
        documents = self._documents[entries]
        np.add.at(self._found, documents, self._weights[entries] * np.repeat(asked[order], sizes))
        scores = self._found[documents]
        self._found[documents] = 0.0
        return _strongest(documents, scores)

    def _told(
        self, numbers: Places, asked: Weights, norm: float, best: Places
    ) -> list[tuple[int, float]]:
        """The nearest of `best` with their cosines."""
        begins, sizes = self._begins[best], self._begins[best + 1] - self._begins[best]
        ends = np.cumsum(sizes)
        entries = np.arange(ends[-1]) + np.repeat(begins - ends + sizes, sizes)
        self._asked[numbers] = asked
        shared = self._asked[self._types[entries]] * self._held[entries]
        self._asked[numbers] = 0.0
        cosines = np.add.reduceat(shared, ends - sizes) / norm
        order = np.argsort(-cosines, kind="stable")[:NEAREST]
        return [(int(best[at]), min(1.0, float(cosines[at]))) for at in order]


def _strongest(documents: Places, scores: Weights) -> Places:
    """The `LOOKED_AT` different documents of the highest scores, ascending; of one document all
    scores are the same."""
    chosen = _DRAWN
    while chosen < len(documents):
        at = np.argpartition(scores, len(scores) - chosen)[-chosen:]
        different, first = np.unique(documents[at], return_index=True)
        if len(different) >= LOOKED_AT:
            break
        chosen *= 4
    else:
        different, first = np.unique(documents, return_index=True)
        at = np.arange(len(documents))
    best: Places = different[np.argsort(-scores[at[first]], kind="stable")[:LOOKED_AT]]
    best.sort()
    return best


class _Table:
    """What the lexicon makes of French types, in numbers of one index."""

    def __init__(self, lexicon: Lexicon, names: Types, rare: NDArray[np.float64]) -> None:
        self._lexicon = lexicon  # kept, so that its id is no other's
        known = {int(name): number for number, name in enumerate(names.tolist())}
        told: list[tuple[int, int, float]] = []
        for french, english in lexicon.pairs.items():
            source = type_number(french)
            for type_, strength in english if source is not None else ():
                number = known.get(type_number(type_) or 0)
                if number is not None:
                    told.append((source or 0, number, strength * float(rare[number])))
        told.sort()
        self._french = np.array([source for source, _, _ in told], np.uint64)
        self._numbers = np.array([number for _, number, _ in told], np.int64)
        self._weights = np.array([weight for _, _, weight in told], np.float32)

    def of(self, types: Types) -> tuple[Places, Places, Weights]:
        """For each sense of the types: the place of the type, the sense's number, its weight."""
        begins = np.searchsorted(self._french, types, "left")
        sizes = np.searchsorted(self._french, types, "right") - begins
        which = np.repeat(np.arange(len(types)), sizes)
        ends = np.cumsum(sizes)
        entries = np.arange(len(which)) + np.repeat(begins - ends + sizes, sizes)
        return which, self._numbers[entries], self._weights[entries]
