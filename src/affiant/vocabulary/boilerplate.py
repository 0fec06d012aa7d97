from dataclasses import dataclass
from functools import cache

from affiant.vocabulary.sheet import sheet


@dataclass(frozen=True, slots=True)
class BoilerplateWords:
    """Words that a page's machinery writes; without case and accents (see the sheet)."""

    whole: frozenset[str]
    byline: frozenset[str]
    more: frozenset[str]
    related: frozenset[str]
    label: frozenset[str]
    starting: tuple[str, ...]
    counted: frozenset[str]


@cache
def boilerplate_words() -> BoilerplateWords:
    """The sheet `boilerplate.yaml`."""
    lists = sheet("boilerplate")
    return BoilerplateWords(
        whole=frozenset(lists["whole"]),
        byline=frozenset(lists["byline"]),
        more=frozenset(lists["more"]),
        related=frozenset(lists["related"]),
        label=frozenset(lists["label"]),
        starting=tuple(lists["starting"]),
        counted=frozenset(lists["counted"]),
    )
