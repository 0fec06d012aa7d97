"""The word lists of `words.yaml`."""

from functools import cache
from importlib.resources import files

from affiant.vocabulary.sheet import strings_of


@cache
def words(name: str) -> frozenset[str]:
    """One list, folded."""
    return frozenset(str(strings_of(files(__package__).joinpath("words.yaml"))[name]).split())
