"""Reads the word lists of `vocabulary/words`: YAML, closed, reviewed like code."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """The list `words/<name>.yaml` as YAML gives it. Raises FileNotFoundError for no such list."""
    text = resources.files(__package__).joinpath("words", f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the two safe loaders


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A block of blank-separated words as a set, in the case they are written in."""
    return frozenset(load(name)[key].split())


@cache
def phrases(name: str, key: str) -> frozenset[str]:
    """A block of names separated by semicolons and line ends as a set."""
    joined = " ".join(load(name)[key].split())
    return frozenset(phrase.strip() for phrase in joined.split(";") if phrase.strip())


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast
