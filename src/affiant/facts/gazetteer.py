"""Names known beforehand, matched in one pass whatever their number.

Floor 2 knows no catalogue: whoever calls `facts.find` brings the names (see `names/`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from affiant.vocabulary.entity import EntityKind


@dataclass(frozen=True, slots=True)
class Known:
    """A name known beforehand: `alias` as it may stand in a text, `name` as it is shown.

    `exact_case` is set for aliases that are common words in another case (ICE, Apple).
    """

    alias: str
    name: str
    entity_kind: EntityKind
    detail: str | None = None
    exact_case: bool = True


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names by their first word; the longest match at a place wins."""

    by_first_word: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    """First words of the names that may begin with a small letter in a text."""

    @classmethod
    def of(cls, known: Iterable[Known]) -> "Gazetteer":
        """Index the names; of two that start alike the longer comes first."""
        index: dict[str, list[Known]] = {}
        for entry in known:
            entry = _flat(entry)  # noqa: PLW2901 - the same entry, as it is looked up
            words = entry.alias.split()
            if words:
                index.setdefault(words[0].casefold(), []).append(entry)
        return cls(
            {
                word: tuple(sorted(entries, key=lambda entry: (-len(entry.alias), entry.alias)))
                for word, entries in index.items()
            },
            frozenset(
                word
                for word, entries in index.items()
                if any(not entry.exact_case or entry.alias[0].islower() for entry in entries)
            ),
        )


def _flat(entry: Known) -> Known:
    """The entry with straight apostrophes: texts are flattened the same way before the look-up."""
    return replace(entry, alias=entry.alias.replace("’", "'")) if "’" in entry.alias else entry
