"""What a character counts for when words are compared.

Case, accents, compatibility forms (NFKC), ligatures and marks do not count: "Œuvre", "oeuvre" and
"ŒUVRE" are one word, and "l’homme" and "l'homme" the same two. What has no letter and no
digit parts words. Tables over the basic plane, made once; rarer characters are folded one by one.
"""

import functools
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PART, LETTER, DIGIT, ALONE = 0, 1, 2, 3  # parts words, belongs to one, is one (Chinese)
PLANE = 0x10000
LONGEST = 8  # letters that one character may stand for; longer ones are Arabic formulas
# Letters that Unicode takes for letters of their own and readers for variants.
_VARIANTS = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"}
_IDEOGRAPHS = (0x3400, 0x9FFF)
_SCRIPTS_WITHOUT_SPACES = ((0x0E00, 0x0EFF), (0x1780, 0x17FF), (0x3040, 0x30FF), _IDEOGRAPHS)
_HANGUL = (0xAC00, 0xD7A3)
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that its powers never vanish modulo 2**64
POWERS = 64  # a word's letters count by place; beyond 64 letters the places repeat


def powers() -> NDArray[np.uint64]:
    """Powers of the base, modulo 2**64."""
    factors = np.full(POWERS, _BASE, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


@dataclass(frozen=True, slots=True)
class Folding:
    """For each code point: its kind, its letters' share in a word's hash, how many they are."""

    kind: NDArray[np.uint8]
    share: NDArray[np.uint64]
    letters: NDArray[np.uint8]


def folded(char: str) -> str:
    """The letters and digits that a character stands for: "" for a mark and for punctuation."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    told = "".join(_plain(one) for one in plain)
    return told[:LONGEST]


def _plain(char: str) -> str:
    if char in _VARIANTS:
        return _VARIANTS[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char if category[0] in "LN" and category != "Lm" else ""


def kind_of(char: str) -> int:
    """Whether the character parts words, belongs to one or is one."""
    code = ord(char)
    if any(_among(code, script) for script in _SCRIPTS_WITHOUT_SPACES):
        return ALONE if unicodedata.category(char)[0] in "LN" else PART
    own = folded(char)
    if own.isdecimal():
        return DIGIT
    return LETTER if own or unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf"} else PART


def _among(code: int, block: tuple[int, int]) -> bool:
    return block[0] <= code <= block[1]


def share_of(letters: str) -> int:
    """The letters' share in the hash of a word that begins with them."""
    place = 1
    total = 0
    for letter in letters:
        total += (ord(letter) * 0xBF58476D1CE4E5B9 ^ 0x94D049BB133111EB) * place
        place = place * int(_BASE) % 2**64
    return total % 2**64


@functools.cache
def folding() -> Folding:
    """The tables, in some 100 ms."""
    kind = np.zeros(PLANE, np.uint8)
    share = np.zeros(PLANE, np.uint64)
    letters = np.zeros(PLANE, np.uint8)
    for code in range(PLANE):
        char = chr(code)
        if _among(code, _IDEOGRAPHS) or _among(code, _HANGUL):
            own, kinds = char, LETTER if code >= _HANGUL[0] else ALONE
        else:
            own, kinds = folded(char), kind_of(char)
        kind[code], letters[code] = kinds, len(own)
        share[code] = share_of(own)
    return Folding(kind, share, letters)


@functools.lru_cache(maxsize=4096)
def beyond(code: int) -> tuple[int, int, int]:
    """Kind, share and number of letters of a character beyond the basic plane."""
    own = folded(chr(code))
    return kind_of(chr(code)), share_of(own), len(own)
