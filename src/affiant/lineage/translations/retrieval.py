"""Which English texts a French one may be a translation of: the nearest by rare types.

Cognate prefixes, numerals and what the lexicon makes of French types, weighed by their rarity in
this very set (TF-IDF), looked up in an inverted index. The rarest types are looked up first and
a query reads at most `MOST_READ` entries, so that a set of n texts costs about n; the cosines of
the `LOOKED_AT` best are then told from all their types.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.folding import folded
from affiant.lineage.translations.lexicon import Lexicon

NEAREST = 10
LOOKED_AT = 40  # texts whose cosine is told in full
MOST_READ = 30_000  # entries of the index a query
UNKNOWN = 0.3
"""What a type that no text of the index holds adds to a query's length, of the rarest's weight."""
_TYPE = re.compile(r"(?<![a-z])[a-z]{3,5}|\d+")
_MOST_TYPES = 5_000  # of one text: a book's frequent types tell as much as all

Bag = dict[str, int]
Places = NDArray[np.integer]
Weights = NDArray[np.float32]


def bag(stretches: Iterable[str]) -> Bag:
    """The types of a text, counted."""
    counted = Counter(chain.from_iterable(_TYPE.findall(folded(piece)) for piece in stretches))
    return dict(counted.most_common(_MOST_TYPES)) if len(counted) > _MOST_TYPES else counted


class Index:
    """Texts of one language by their types."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        self._numbers: dict[str, int] = {}
        documents, types, counts = self._read(bags)
        self._begins = np.searchsorted(documents, np.arange(self._size + 1))
        order = np.argsort(types, kind="stable")
        self._starts = np.searchsorted(types[order], np.arange(len(self._numbers) + 1))
        # One is added so that types which stand in every text still tell: all may be copies.
        self._rare = np.log(1 + (self._size + 1) / (np.diff(self._starts) + 0.5))
        weights = (1 + np.log(counts, dtype=np.float32)) * self._rare.astype(np.float32)[types]
        norms = np.sqrt(np.bincount(documents, weights**2, self._size))
        self._types = types
        self._held = (weights / np.maximum(norms, 1e-9)[documents]).astype(np.float32)
        self._documents, self._weights = documents[order], self._held[order]
        self._found = np.zeros(self._size, dtype=np.float32)
        self._last = np.zeros(self._size, dtype=np.int32)
        self._asked = np.zeros(len(self._numbers), dtype=np.float32)
        self._senses: dict[str, tuple[tuple[int, float], ...]] = {}

    def _read(self, bags: Iterable[Bag]) -> tuple[Places, Places, Places]:
        """Each text's types, one text after the other: bags take ten times the room of arrays."""
        sizes, types, counts = array("i"), array("i"), array("i")
        numbers = self._numbers
        for each in bags:
            sizes.append(len(each))
            types.extend([numbers.setdefault(type_, len(numbers)) for type_ in each])
            counts.extend(each.values())
        self._size = len(sizes)
        documents = np.repeat(np.arange(self._size, dtype=np.int32), np.frombuffer(sizes, np.int32))
        return (
            documents.astype(np.int32),
            np.frombuffer(types, np.int32),
            np.frombuffer(counts, np.int32),
        )

    def nearest(self, query: Bag, lexicon: Lexicon | None) -> list[tuple[int, float]]:
        """The places of the texts nearest to a French one and their cosines, nearest first.

        Without a lexicon the query is in the language of the index.
        """
        weights: dict[int, float] = {}
        missing = 0
        for type_, count in query.items():
            senses = self._senses.get(type_)
            if senses is None:
                senses = self._senses[type_] = self._sense(type_, lexicon)
            if not senses:
                missing += 1
            for number, weight in senses:
                weighed = weight if count == 1 else weight * (1 + log(count))
                if weighed > weights.get(number, 0.0):
                    weights[number] = weighed
        if not weights:
            return []
        numbers = np.fromiter(weights, np.int64, len(weights))
        asked = np.fromiter(weights.values(), np.float32, len(weights))
        unknown = missing * (UNKNOWN * log(self._size + 1)) ** 2
        norm = sqrt(float(asked @ asked) + unknown) or 1.0
        return self._told(numbers, asked, norm, self._best(numbers, asked))

    def _sense(self, type_: str, lexicon: Lexicon | None) -> tuple[tuple[int, float], ...]:
        """The types of the index that one of a query may be, with their weights."""
        return tuple(
            (number, strength * float(self._rare[number]))
            for english, strength in (lexicon.retrieved(type_) if lexicon else ((type_, 1.0),))
            if (number := self._numbers.get(english)) is not None
        )

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
        places = np.arange(len(documents), dtype=np.int32)
        self._last[documents] = places
        once = documents[self._last[documents] == places]  # each text once, without sorting
        scores = self._found[once]
        self._found[once] = 0.0
        if len(once) > LOOKED_AT:
            once = once[np.argpartition(-scores, LOOKED_AT)[:LOOKED_AT]]
        return np.sort(once)

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
