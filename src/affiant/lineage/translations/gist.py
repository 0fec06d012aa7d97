"""A text as the types of its units, in arrays: what two texts are compared by."""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.lexicon import Lexicon
from affiant.lineage.translations.token import bare_tokens
from affiant.lineage.translations.unit import units
from affiant.reading.document import Document
from affiant.reading.span import Span

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST_ANCHORS = 2_000
"""Anchors of one text whose order is looked at."""
_BITS = 62  # of a type's number: two types of one text share one by chance less than never


@dataclass(frozen=True, slots=True, eq=False)  # there is one a type and language
class Sense:
    """What a type is in English: numbers of types with strengths in 0..1, the surest first."""

    rare: float
    english: tuple[tuple[int, float], ...]


class Numbers(dict[str, int]):
    """English types by number: the same in every process, so that gists may be made in several."""

    def __missing__(self, type_: str) -> int:
        told = blake2b(type_.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self[type_] = int.from_bytes(told, "little") >> (64 - _BITS)
        return number


class Known(dict[str, Sense]):
    """The senses of the types of one language met so far."""

    def __init__(self, lexicon: Lexicon, language: str, numbers: Numbers, *, across: bool) -> None:
        super().__init__()
        self._lexicon, self._language, self._numbers = lexicon, language, numbers
        self._foreign = language == "fr" and across

    def __missing__(self, type_: str) -> Sense:
        found = self._lexicon.english(type_) if self._foreign else ((type_, 1.0),)
        english = tuple(
            (self._numbers[name], strength)
            for name, strength in sorted(found, key=lambda each: -each[1])
        )
        sense = self[type_] = Sense(self._lexicon.rare(type_, self._language), english)
        return sense


class Senses:
    """The senses of all types met so far. Not `across` languages, a French type is itself and
    nothing else.
    """

    def __init__(self, lexicon: Lexicon, *, across: bool = True) -> None:
        numbers = Numbers()
        self.known = {one: Known(lexicon, one, numbers, across=across) for one in ("en", "fr")}

    def of(self, type_: str, language: str) -> Sense:
        """The sense of a French or English type."""
        return self.known[language][type_]


@dataclass(frozen=True, slots=True)
class Gist:
    """Entry k says that unit `unit[k]` holds English type `type[k]` with `strength[k]` in 0..1.

    A type stands once in a unit, `rare[k]` is its rarity, and `mass` of a unit is the sum of its
    own types' rarities; `kinds` are the distinct types, sorted. `anchors` are the senses of the
    text's anchors in order, `places` where they stand; `numerals` are the senses of its numerals.
    """

    spans: tuple[Span, ...]
    mass: Floats
    unit: Ints
    type: Ints
    kinds: Ints
    strength: Floats
    rare: Floats
    anchors: tuple[Sense, ...]
    places: tuple[tuple[int, int], ...]
    numerals: tuple[Sense, ...]


def gist(document: Document, language: str, senses: Senses) -> Gist:
    """The gist of a document in `language`, French or English."""
    spans = tuple(units(document))
    known = senses.known[language]
    mass = np.zeros(len(spans))
    entries: tuple[list[int], list[int], list[float], list[float]] = ([], [], [], [])
    anchors: list[Sense] = []
    places: list[tuple[int, int]] = []
    numerals: list[Sense] = []
    for at, span in enumerate(spans):
        held: dict[str, Sense] = {}
        for type_, start, end, anchor in bare_tokens(document.text, span, language):
            sense = held[type_] = known[type_]
            if anchor:
                anchors.append(sense)
                places.append((start, end))
                if type_[0] == "#":
                    numerals.append(sense)
        mass[at] = sum(sense.rare for sense in held.values())
        _add(at, held, entries)
    types = np.array(entries[1], dtype=np.int64)
    return Gist(
        spans,
        mass,
        np.array(entries[0], dtype=np.int64),
        types,
        np.unique(types),
        np.array(entries[2], dtype=float),
        np.array(entries[3], dtype=float),
        tuple(anchors[:MOST_ANCHORS]),
        tuple(places[:MOST_ANCHORS]),
        tuple(numerals[:MOST_ANCHORS]),
    )


def _add(
    at: int,
    held: dict[str, Sense],
    entries: tuple[list[int], list[int], list[float], list[float]],
) -> None:
    seen: dict[int, float] = {}
    rares: dict[int, float] = {}
    for sense in held.values():
        for number, strength in sense.english:
            if strength > seen.get(number, 0.0):
                seen[number] = strength
                rares[number] = sense.rare
    entries[0].extend([at] * len(seen))
    entries[1].extend(seen)
    entries[2].extend(seen.values())
    entries[3].extend(rares.values())
