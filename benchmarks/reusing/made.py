"""Invented documents for the speed of lineages: made words, some documents made of others.

Words follow Zipf's law over 50,000 made words, with names and numbers between them. Of a hundred
documents 60 stand alone, 10 are the same as another, 15 are versions, 5 hold a stretch of another,
10 share a paragraph that hundreds have (the foot of a page). `bilingual`: half of them are French,
and ten of those that would stand alone are translations instead, word for word by a dictionary in
which six words of ten begin alike, with the same names and numbers. A fifth of the words of such a
set's documents are of one of 500 matters, so that those of one matter are near each other.
"""

import itertools
import random
from functools import cache

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.link import Member
from affiant.reading.document import Document

Vocabulary = NDArray[np.object_]
Words = NDArray[np.int64]

WORDS = 500
VOCABULARY = 50_000
SENTENCE = 18  # words
NAMES, NUMBERS = 0.04, 0.03  # shares of the words
LARGEST = 2_500
SAME_PAGE = "one page"
SOURCES = 2_000
ALONE, SAME, VERSION, EXCERPT = 60, 10, 15, 5
TRANSLATED = 10
MATTERS, OF_MATTER, WORDS_OF_MATTER = 500, 0.2, 150
COGNATES = 0.6  # of the words of a translation begin as the original's do
ENGLISH, FRENCH = "en", "fr"


def members(
    count: int, seed: int = 1, *, same: bool = False, bilingual: bool = False
) -> list[Member]:
    """So many documents of some 500 words each; `same`: one page, so many times."""
    draw = np.random.default_rng(seed)
    feet = [_words(draw, 40) for _ in range(20)]
    languages = (ENGLISH, FRENCH) if bilingual else (ENGLISH,)
    made: dict[str, list[Words]] = {language: [] for language in languages}
    found: list[Member] = []
    for number in range(count):
        kind = int(draw.integers(100)) if not same else ALONE
        language = languages[int(draw.integers(2))] if bilingual else ENGLISH
        if bilingual and kind < TRANSLATED and made[ENGLISH]:
            language = FRENCH
            told = made[ENGLISH][int(draw.integers(len(made[ENGLISH])))]
        elif kind < ALONE or not made[language]:
            told = _words(draw, WORDS)
            if bilingual:
                told = _on(int(draw.integers(MATTERS)), told, draw)
        else:
            told = _made_of(made[language][int(draw.integers(len(made[language])))], kind, draw)
            if kind >= ALONE + SAME + VERSION + EXCERPT:
                told = np.concatenate((told[: WORDS - 40], feet[number % 20]))
        _keep(made[language], told)
        found.append(Member(number, _document(number, told, language, seed)))
    return found


def _on(matter: int, told: Words, draw: np.random.Generator) -> Words:
    """The same with words of a matter in places of its own."""
    own = VOCABULARY - 1 - (matter * WORDS_OF_MATTER + draw.integers(WORDS_OF_MATTER, size=WORDS))
    own = np.where(draw.random(WORDS) < NAMES, own % VOCABULARY + VOCABULARY, own % VOCABULARY)
    return np.where(draw.random(WORDS) < OF_MATTER, own, told)


def _keep(made: list[Words], told: Words) -> None:
    """The last ones, of which others are made."""
    made.append(told)
    if len(made) > SOURCES:
        del made[: SOURCES // 2]


def _made_of(source: Words, kind: int, draw: np.random.Generator) -> Words:
    if kind < ALONE + SAME:
        return source
    told = _words(draw, WORDS)
    if kind < ALONE + SAME + VERSION:
        changed = draw.random(len(source)) < draw.choice([0.05, 0.15, 0.3])
        return np.where(changed, told[: len(source)], source)
    if kind < ALONE + SAME + VERSION + EXCERPT:
        at = int(draw.integers(len(source) // 2))
        return np.concatenate((told[:200], source[at : at + 120], told[200:380]))
    return told


@cache
def _vocabulary(seed: int, language: str) -> Vocabulary:
    """Words, the same with a capital, numbers: the same places mean the same in both languages."""
    draw = random.Random(seed)
    told = _made_words(draw)
    names = [word.capitalize() for word in told]
    if language == FRENCH:
        others = _made_words(random.Random(seed + 1))
        told = [
            f"{word}e" if draw.random() < COGNATES else other
            for word, other in zip(told, others, strict=True)
        ]
    numbers = [str(number) for number in range(LARGEST)]
    return np.array([*told, *names, *numbers], object)


def _made_words(draw: random.Random) -> list[str]:
    parts = ["".join(pair) for pair in itertools.product("bcdfglmnprstv", "aeiou")]
    words = {
        "".join(draw.choices(parts, k=draw.choice([1, 2, 2, 3, 3, 4]))) for _ in range(140_000)
    }
    told = sorted(words)[:VOCABULARY]
    draw.shuffle(told)
    return told


def _words(draw: np.random.Generator, count: int) -> Words:
    """Places in a vocabulary."""
    ranks = np.minimum(draw.zipf(1.15, count) - 1, VOCABULARY - 1)
    wild = draw.integers(VOCABULARY, size=count)
    told = np.where(ranks < VOCABULARY - 1, ranks, wild)
    kinds = draw.random(count)
    told[kinds < NAMES] += VOCABULARY
    numbers = kinds > 1 - NUMBERS
    told[numbers] = 2 * VOCABULARY + told[numbers] % LARGEST
    return told


def _document(number: int, told: Words, language: str, seed: int) -> Document:
    words = list(_vocabulary(seed, language)[told])
    lines = [words[at : at + SENTENCE] for at in range(0, len(words), SENTENCE)]
    sentences = (" ".join((line[0].capitalize(), *line[1:])) for line in lines)
    text = ".\n".join(sentences) + "."
    return Document(f"{number:064x}", "text/plain", text, language=language)
