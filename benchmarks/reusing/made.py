"""Invented documents for the speed of lineages: made words, some documents made of others.

Words follow Zipf's law over 50,000 made words of each of two languages, with names and numbers
between them. Of a hundred documents 60 stand alone, 10 are the same as another, 15 are versions,
5 hold a stretch of another, 10 share a paragraph that hundreds have (the foot of a page).
"""

import itertools
import random
from functools import cache

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.link import Member
from affiant.reading.document import Document

Vocabulary = NDArray[np.object_]

WORDS = 500
VOCABULARY = 50_000
SENTENCE = 18  # words
NAMES, NUMBERS = 0.04, 0.03  # shares of the words
LARGEST = 2_500
SAME_PAGE = "one page"
SOURCES = 2_000
ALONE, SAME, VERSION, EXCERPT = 60, 10, 15, 5


def members(count: int, seed: int = 1, *, same: bool = False) -> list[Member]:
    """So many documents of some 500 words each; `same`: one page, so many times."""
    draw = np.random.default_rng(seed)
    vocabulary = _vocabulary(seed)
    feet = [_words(draw, vocabulary, 40) for _ in range(20)]
    made: list[list[str]] = []  # the last ones, of which others are made
    found: list[Member] = []
    for number in range(count):
        kind = int(draw.integers(100)) if not same else ALONE
        if kind < ALONE or not made:
            told = _words(draw, vocabulary, WORDS)
        else:
            told = _made_of(made[int(draw.integers(len(made)))], kind, draw, vocabulary)
            if kind >= ALONE + SAME + VERSION + EXCERPT:
                told = [*told[: WORDS - 40], *feet[number % 20]]
        made.append(told)
        found.append(Member(number, _document(number, told)))
        if len(made) > SOURCES:
            del made[: SOURCES // 2]
    return found


def _made_of(
    source: list[str], kind: int, draw: np.random.Generator, vocabulary: Vocabulary
) -> list[str]:
    if kind < ALONE + SAME:
        return source
    told = _words(draw, vocabulary, WORDS)
    if kind < ALONE + SAME + VERSION:
        changed = draw.random(len(source)) < draw.choice([0.05, 0.15, 0.3])
        return [
            new if other else old for old, new, other in zip(source, told, changed, strict=False)
        ]
    if kind < ALONE + SAME + VERSION + EXCERPT:
        at = int(draw.integers(len(source) // 2))
        return [*told[:200], *source[at : at + 120], *told[200:380]]
    return told


@cache
def _vocabulary(seed: int) -> Vocabulary:
    draw = random.Random(seed)
    parts = ["".join(pair) for pair in itertools.product("bcdfglmnprstv", "aeiou")]
    words = {
        "".join(draw.choices(parts, k=draw.choice([1, 2, 2, 3, 3, 4]))) for _ in range(140_000)
    }
    told = sorted(words)[:VOCABULARY]
    draw.shuffle(told)
    numbers = [str(number) for number in range(LARGEST)]
    return np.array([*told, *(word.capitalize() for word in told), *numbers], object)


def _words(draw: np.random.Generator, vocabulary: Vocabulary, count: int) -> list[str]:
    ranks = np.minimum(draw.zipf(1.15, count) - 1, VOCABULARY - 1)
    wild = draw.integers(VOCABULARY, size=count)
    told = np.where(ranks < VOCABULARY - 1, ranks, wild)
    kinds = draw.random(count)
    told[kinds < NAMES] += VOCABULARY
    numbers = kinds > 1 - NUMBERS
    told[numbers] = 2 * VOCABULARY + told[numbers] % LARGEST
    return list(vocabulary[told])


def _document(number: int, words: list[str]) -> Document:
    lines = [words[at : at + SENTENCE] for at in range(0, len(words), SENTENCE)]
    text = ".\n".join(" ".join(line) for line in lines) + "."
    return Document(f"{number:064x}", "text/plain", text, language="en")
