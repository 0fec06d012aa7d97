"""Which English texts a French one may be a translation of: the nearest by rare types.

Cognate prefixes, numerals and what the lexicon makes of French types, weighed by their rarity in
this very set (TF-IDF), looked up in an inverted index. The rarest types are looked up first and
a query reads at most `MOST_READ` entries, so that a set of n texts costs about n.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.folding import folded
from affiant.lineage.translations.lexicon import Lexicon

NEAREST = 10
MOST_READ = 100_000  # entries of the index a query
UNKNOWN = 0.3
"""What a type that no text of the index holds adds to a query's length, of the rarest's weight."""
_TYPE = re.compile(r"(?<![a-z])[a-z]{3,5}|\d+")
_MOST_TYPES = 5_000  # of one text: a book's frequent types tell as much as all

Bag = dict[str, int]
Places = NDArray[np.int32]


def bag(stretches: Iterable[str]) -> Bag:
    """The types of a text, counted."""
    counted = Counter(chain.from_iterable(_TYPE.findall(folded(piece)) for piece in stretches))
    return dict(counted.most_common(_MOST_TYPES)) if len(counted) > _MOST_TYPES else counted


class Index:
    """Texts of one language by their types."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        self._numbers: dict[str, int] = {}
        documents, types, counts = self._read(bags)
        order = np.argsort(types, kind="stable")
        documents, types, counts = documents[order], types[order], counts[order]
        self._starts = np.searchsorted(types, np.arange(len(self._numbers) + 1)).tolist()
        # One is added so that types which stand in every text still tell: all may be copies.
        rare = np.log(1 + (self._size + 1) / (np.diff(self._starts) + 0.5))
        weights = (1 + np.log(counts, dtype=np.float32)) * rare.astype(np.float32)[types]
        norms = np.sqrt(np.bincount(documents, weights**2, self._size))
        self._weights = (weights / np.maximum(norms, 1e-9)[documents]).astype(np.float32)
        self._rare: list[float] = rare.tolist()
        self._documents = documents
        self._found = np.zeros(self._size, dtype=np.float32)
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

    def nearest(self, query: Bag, lexicon: Lexicon) -> list[tuple[int, float]]:
        """The places of the texts nearest to a French one and their cosines, nearest first."""
        weights: dict[int, float] = {}
        missing = 0
        for type_, count in query.items():
            senses = self._senses.get(type_)
            if senses is None:
                senses = self._senses[type_] = self._sense(type_, lexicon)
            if not senses:
                missing += 1
            for number, weight in senses:
                weighed = weight if count == 1 else weight * (1 + np.log(count))
                if weighed > weights.get(number, 0.0):
                    weights[number] = weighed
        if not weights:
            return []
        unknown = missing * (UNKNOWN * np.log(self._size + 1)) ** 2
        norm = float(np.sqrt(sum(w * w for w in weights.values()) + unknown))
        return self._looked_up(weights, norm or 1.0)

    def _sense(self, type_: str, lexicon: Lexicon) -> tuple[tuple[int, float], ...]:
        """The types of the index that a French one may be, with their weights."""
        return tuple(
            (number, strength * self._rare[number])
            for english, strength in lexicon.retrieved(type_)
            if (number := self._numbers.get(english)) is not None
        )

    def _looked_up(self, weights: dict[int, float], norm: float) -> list[tuple[int, float]]:
        found, starts, read, asked = self._found, self._starts, 0, 0.0
        touched: list[Places] = []
        for number in sorted(weights, key=lambda n: starts[n + 1] - starts[n]):
            first, last = starts[number], starts[number + 1]
            read += last - first
            if read > MOST_READ and touched:
                break
            documents = self._documents[first:last]
            found[documents] += self._weights[first:last] * weights[number]
            touched.append(documents)
            asked += weights[number] ** 2
        places = np.unique(np.concatenate(touched))
        scores = found[places]
        found[places] = 0.0
        best = np.argsort(-scores, kind="stable")[:NEAREST]
        # What was not looked up is taken to match as what was: the whole cosine is estimated.
        share = norm * asked / (sum(w * w for w in weights.values()) or 1.0)
        return [(int(places[at]), min(1.0, float(scores[at]) / (share or 1.0))) for at in best]
