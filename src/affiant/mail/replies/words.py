"""The words by which mail programs announce that somebody else's follow."""

import re
from importlib.resources import files
from typing import Any

from affiant.vocabulary.sheet import strings_of

WORDS: Any = strings_of(files(__package__).joinpath("replies.yaml"))


def any_of(words: list[str]) -> str:
    """An expression for any of them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
