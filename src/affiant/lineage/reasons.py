"""What a reason is called where a person reads it."""

from collections.abc import Mapping
from functools import cache

from affiant.vocabulary.sheet import sheet


def called(name: str, language: str) -> str:
    """The name of a reason in "en" or "fr". Raises KeyError for a reason that has none."""
    return _names()[name][language]


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return {str(name): dict(told) for name, told in sheet("lineage_reasons").items()}
