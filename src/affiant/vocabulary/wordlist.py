"""Reads the word lists of `vocabulary/words`: YAML, closed, reviewed like code."""

from functools import cache
from typing import Any

from affiant.vocabulary.sheet import strings


@cache
def load(name: str) -> Any:
    """The list `words/<name>.yaml`, all strings. Raises FileNotFoundError for no such list."""
    return strings("words", f"{name}.yaml")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A block of blank-separated words as a set, in the case they are written in."""
    return frozenset(load(name)[key].split())


@cache
def phrases(name: str, key: str) -> frozenset[str]:
    """A block of names separated by semicolons and line ends as a set."""
    joined = " ".join(load(name)[key].split())
    return frozenset(phrase.strip() for phrase in joined.split(";") if phrase.strip())
