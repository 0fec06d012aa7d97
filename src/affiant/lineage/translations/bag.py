"""The types of a text, counted: what its nearest texts are sought by.

A type is the first three to five letters of a word without accents and case, or a run of digits.
It is a number, the same in every process, so that the types of a hundred thousand texts are one
array: eight bytes, one for each letter or digit. A hash stands for more than eight digits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.folding import folded

MOST_TYPES = 5_000  # of one text: a book's frequent types tell as much as all
LEAST, PREFIX = 3, 5  # letters
_PLANE = 0x10000  # beyond it stand no letters of the two languages
_DIGIT = 32  # a character's class: 1..26 a letter, 32..41 a digit, 0 what parts types
_LETTERS, _DIGITS = 1, 2
_EIGHT = 8
_MASKS = np.array([2 ** (8 * size) - 1 for size in range(_EIGHT + 1)], np.uint64)

Types = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """`types` are different and ascending, `counts` how often each stands."""

    types: Types
    counts: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.types)


def bag(stretches: Iterable[str]) -> Bag:
    """The types of a text."""
    raw = "\n".join(stretches).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, np.uint32)
    if len(codes) and codes.max() >= _PLANE:
        codes = np.where(codes < _PLANE, codes, 0)
    types, counts = np.unique(_types(_classes().take(codes)), return_counts=True)
    if len(types) > MOST_TYPES:
        most = np.sort(np.argsort(-counts, kind="stable")[:MOST_TYPES])
        types, counts = types[most], counts[most]
    return Bag(types, counts.astype(np.int32))


def type_number(type_: str) -> int | None:
    """The number of a type of plain small letters or of up to eight digits, else None."""
    letters = type_.isascii() and type_.isalpha() and type_.islower()
    if letters and LEAST <= len(type_) <= PREFIX:
        classes = [ord(letter) - ord("a") + 1 for letter in type_]
    elif type_.isascii() and type_.isdecimal() and len(type_) <= _EIGHT:
        classes = [_DIGIT + int(digit) for digit in type_]
    else:
        return None
    return int.from_bytes(bytes(classes), "little")


@cache
def _classes() -> NDArray[np.uint8]:
    plain = folded("".join(map(chr, range(_PLANE))))
    told = np.zeros(_PLANE, np.uint8)
    for code, char in enumerate(plain):
        if "a" <= char <= "z":
            told[code] = ord(char) - ord("a") + 1
        elif char.isdecimal():
            told[code] = _DIGIT + int(char)
    return told


def _types(classes: NDArray[np.uint8]) -> Types:
    kind = np.zeros(len(classes) + 2, np.uint8)  # 1 a letter, 2 a digit
    kind[1:-1] = (classes > 0).view(np.uint8) + (classes >= _DIGIT)
    changes = np.flatnonzero(kind[1:] != kind[:-1])
    begins, lengths = changes[:-1], np.diff(changes)
    kinds = kind[begins + 1]
    chosen = (kinds == _DIGITS) | ((kinds == _LETTERS) & (lengths >= LEAST))
    begins, lengths, kinds = begins[chosen], lengths[chosen], kinds[chosen]
    padded = np.concatenate((classes, np.zeros(_EIGHT, np.uint8)))
    windows = np.ndarray(len(classes), np.uint64, padded, strides=(1,))  # eight bytes from each on
    longest = np.where(kinds == _LETTERS, PREFIX, _EIGHT)
    told: Types = windows[begins] & _MASKS[np.minimum(lengths, longest)]
    for long in np.flatnonzero((kinds == _DIGITS) & (lengths > _EIGHT)).tolist():
        digits = classes[begins[long] : begins[long] + lengths[long]].tobytes()
        told[long] = int.from_bytes(blake2b(digits, digest_size=_EIGHT).digest(), "little")
    return told
