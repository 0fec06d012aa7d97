"""Words as the search sees them: elided articles off, accents and ligatures folded, stemmed.

The same analysis makes the index and the query, in Python, so that SQLite and PostgreSQL
give the same hits. Stemming is Snowball's for French and English; words of other languages
are only folded. A folded stem is made of the folded word's letters and digits alone, which
neither database's own tokeniser can cut further.

The word is stemmed with its accents and folded after: Snowball's French rules need them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=.)", re.I)
_POSSESSIVE = re.compile(r"['’]s$", re.I)
_APOSTROPHE = re.compile(r"['’]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_LEFT_PLURAL = re.compile(r"\w{3}[aiou]s$")
"""A plural that Snowball's French rules leave, since they take no s after a, i, o, u: prévenus."""

STEMMED = {"fr": "french", "en": "english"}
OTHER = {"fr": "en", "en": "fr"}
BEGIN = 4  # letters by which words are found that begin so
CACHED_WORDS = 50_000  # a language's running vocabulary; one entry is about 200 bytes
LONGEST = 64  # characters of a word that tell it from others; what is longer is no word


class Word(NamedTuple):
    """A word of a text as it stands (code points into the text) and as it is indexed."""

    start: int
    end: int
    indexed: str


def words(text: str, language: str | None) -> Iterator[Word]:
    """The words of `text`, analysed as of `language`."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        whole = match.group()
        if "'" not in whole and "’" not in whole:  # most words: each costs a page of hits
            if indexed := stem(whole, language):
                yield Word(start, end, indexed)
            continue
        for part_start, part in _parts(whole):
            indexed = stem(part, language)
            if indexed:
                yield Word(start + part_start, min(end, start + part_start + len(part)), indexed)


def analysed(text: str, language: str | None) -> str:
    """The indexed words of `text`, separated by blanks: what the databases are given."""
    return " ".join(filter(None, (_indexed(word, language) for word in _WORD.findall(text))))


@lru_cache(maxsize=CACHED_WORDS)
def _indexed(word: str, language: str | None) -> str:
    return " ".join(filter(None, (stem(part, language) for _, part in _parts(word))))


def _parts(word: str) -> Iterator[tuple[int, str]]:
    if "'" not in word and "’" not in word:
        yield 0, word
        return
    elided = _ELISION.match(word)
    if elided:
        yield elided.end(), word[elided.end() :]
        return
    position = 0
    for part in _APOSTROPHE.split(_POSSESSIVE.sub("", word)):
        if part:
            yield position, part
        position += len(part) + 1


@lru_cache(maxsize=CACHED_WORDS)
def stem(word: str, language: str | None) -> str:
    """The folded stem of one word; "" for a word of nothing but marks."""
    lowered = unicodedata.normalize("NFC", word[:LONGEST].casefold())
    algorithm = STEMMED.get(language or "")
    if algorithm and lowered.isalpha():
        lowered = _stemmer(algorithm).stemWord(lowered)
        if algorithm == "french" and _LEFT_PLURAL.search(lowered):
            lowered = lowered[:-1]
    return fold(lowered)


@lru_cache(maxsize=len(STEMMED))
def _stemmer(algorithm: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(algorithm)


def fold(word: str) -> str:
    """`word` without accents, ligatures and marks; letters and digits of any script stay.

    The index is stored so: whoever changes the rule has to have it made anew. `names.folding` opens
    "ı" besides and keeps the marks of other scripts.
    """
    lowered = unicodedata.normalize("NFKD", word).casefold().translate(_LIGATURES)
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if c.isalnum())
