"""A numeral's value as a key that is the same in both languages: 19.4 million = 19,4 millions."""

import re
from decimal import Decimal
from functools import cache

from affiant.vocabulary.sheet import sheet

_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f'’")
_LONG = 24  # digits: longer runs are account numbers and hashes, never counts
_AMBIGUOUS = frozenset(("un", "une", "one", "neuf"))
"""Number words that are as often something else: an article, a pronoun, "new"."""
_ADDED_TO = frozenset(("cent", "cents", "mille", "hundred"))
"""Scales that stand in words ("deux cents") and hardly ever behind digits."""
_SHAPE = {
    "en": re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"),
    "fr": re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"),
}
_MARKS = {"en": str.maketrans("", "", ","), "fr": str.maketrans(",", ".", ".")}


def value(digits: str, language: str) -> str:
    """The key of digits as written in a text of `language`: "1,234.50" (en) is "#1234.5".

    What has not the shape of a number there ("1.2.3", a decimal point in French) keeps its signs.
    """
    bare = digits.translate(_SPACES)
    if len(bare) > _LONG or not _SHAPE[language].fullmatch(bare):
        return "#" + bare
    return _key(Decimal(bare.translate(_MARKS[language])))


def scaled(key: str, scale: int) -> str:
    """The key of a numeral before a word such as "million"; unchanged where it is no number."""
    if not re.fullmatch(r"#\d{1,15}(\.\d{1,9})?", key):
        return key
    return _key(Decimal(key[1:]) * scale)


@cache
def scales(language: str) -> dict[str, int]:
    """Words that multiply the digits before them: million, milliard."""
    known = sheet(f"numbers/{language}")["scales"]
    return {word: int(size) for word, size in known.items() if word not in _ADDED_TO}


@cache
def number_words(language: str) -> dict[str, str]:
    """Number words to their keys: "deux" and "two" are "#2"; no word that is as often another."""
    known = sheet(f"numbers/{language}")
    words = {**known["small"], **known["tens"], **known["scales"]}
    return {word: f"#{size}" for word, size in words.items() if word not in _AMBIGUOUS}


def _key(number: Decimal) -> str:
    return f"#{number.normalize():f}"
