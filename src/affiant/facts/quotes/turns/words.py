"""The sheet `vocabulary/turns.yaml` as sets, made when a document first needs them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from affiant.vocabulary.letters import unaccented
from affiant.vocabulary.sheet import sheet

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


class Part(NamedTuple):
    """What a word for a part in the talk comes to (chairwoman: presider), and the sex it tells."""

    name: str
    sex: str


@cache
def listed(key: str) -> frozenset[str]:
    """A block of words, or of phrases between marks, as a set."""
    return frozenset(a or b for a, b in _PHRASE.findall(sheet("turns")[key]))


@cache
def titles() -> dict[str, str]:
    """Word before a name to the sex that it tells: "m", "f", "" for either."""
    told = sheet("turns")["titles"]
    return {word: _sex(sex) for sex, words in told.items() for word in words.split()}


@cache
def parts() -> dict[str, Part]:
    """Word to the part in the talk that it names."""
    return {
        word: Part(name, _sex(sex))
        for name, by_sex in sheet("turns")["parts"].items()
        for sex, words in by_sex.items()
        for word in words.split()
    }


@cache
def channels() -> frozenset[str]:
    """Words that say what kind of talk was taken down, phrases without their blanks' difference."""
    told = sheet("turns")["channels"].values()
    return frozenset(a or b for words in told for a, b in _PHRASE.findall(words))


@cache
def closers() -> tuple[str, ...]:
    """How the clerk's own sentences begin, in lower case with typographic apostrophes."""
    return tuple(closer.replace("'", "’") for closer in sheet("turns")["closers"])


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word in lower case, without its accents and the marks around it."""
    return unaccented(word.strip(_MARKS).lower().replace("’", "'"))


_MARKS = '.,:;()[]«»“”"–—-*_…!?'


def _sex(key: str) -> str:
    return key if key in ("m", "f") else ""
