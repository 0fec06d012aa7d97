"""What is known of 120,000 words from more text than the models were trained on.

Brown clusters (Brown et al. 1992: words whose neighbours are alike) of English, German and Spanish
words, for a name is a name in each; how usual a word is in English and French, and how often it
has a capital; which are towns. Made by `training.wordbook`, which says from what. The book's words
are in lower case; columns tell of a word with its capital and without.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.uint16]

_LENGTH = 8  # bytes before the header that tell its length

CAPITAL, SMALL = "X", "x"
"""End the name of a cluster's column: of the word with a capital, of the word without."""


@dataclass(frozen=True, slots=True)
class Wordbook:
    """`columns` have a number for each word of `rows`, 0 for nothing known.

    Those whose names end in `CAPITAL` or `SMALL` tell of the word as it is written; of a word that
    is known otherwise only, the other column tells, and the feature says so.
    """

    rows: Mapping[str, int]
    columns: Mapping[str, Column]

    def traits(self, word: str) -> Iterator[str]:
        """Features of the word; none for one that is not in the book."""
        low = word.lower()
        row = self.rows.get(low)
        if row is None:
            return
        written, otherwise = (SMALL, CAPITAL) if word == low else (CAPITAL, SMALL)
        for name, column in self.columns.items():
            told = int(column[row])
            if name.endswith(otherwise):
                continue
            if not told and name.endswith(written):
                name = name[:-1] + otherwise + "?"  # noqa: PLW2901 - the other column's
                told = int(self.columns[name[:-1]][row])
            if told:
                yield f"@{name}{told}"

    def packed(self) -> bytes:
        """The file's bytes; the same for the same book."""
        words = sorted(self.rows)
        order = [self.rows[word] for word in words]
        told = json.dumps({"words": len(words), "columns": list(self.columns)}).encode()
        arrays = b"".join(_halves(column[order]) for column in self.columns.values())
        plain = len(told).to_bytes(_LENGTH, "big") + told + arrays + _shortened(words)
        return zlib.compress(plain, 9)


def unpacked(kept: bytes) -> Wordbook:
    """The book of a file's bytes. Raises zlib.error, ValueError or KeyError for other bytes."""
    plain = zlib.decompress(kept)
    at = _LENGTH + int.from_bytes(plain[:_LENGTH], "big")
    header = json.loads(plain[_LENGTH:at])
    count: int = header["words"]
    columns: dict[str, Column] = {}
    for name in header["columns"]:
        high, low = np.frombuffer(plain, np.uint8, 2 * count, at).reshape(2, count)
        columns[name] = high.astype(np.uint16) * np.uint16(256) + low
        at += 2 * count
    words = _lengthened(plain[at:].decode().split("\n")[:-1])
    return Wordbook({word: row for row, word in enumerate(words)}, columns)


@cache
def wordbook() -> Wordbook:
    """The one that ships, loaded once."""
    kept = resources.files(__package__).joinpath("models", "words.table").read_bytes()
    return unpacked(kept)


def _halves(column: Column) -> bytes:
    """High bytes, then low ones: most high ones are 0, and compress to nothing."""
    return (column >> 8).astype(np.uint8).tobytes() + (column & 255).astype(np.uint8).tobytes()


def _shortened(words: Sequence[str]) -> bytes:
    """Each word without the letters that it shares with the one before, as many told before it."""
    told, before = [], ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word)) and before[shared] == word[shared]:
            shared += 1
        told.append(f"{shared}:{word[shared:]}\n")
        before = word
    return "".join(told).encode()


def _lengthened(told: Sequence[str]) -> Iterator[str]:
    word = ""
    for one in told:
        shared, _, rest = one.partition(":")
        word = word[: int(shared)] + rest
        yield word
