"""Names known beforehand, matched in one pass whatever their number.

Floor 2 knows no catalogue: whoever calls `facts.find` brings the names (see `names/`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from affiant.vocabulary.entity import EntityKind


class Known(NamedTuple):
    """A name known beforehand: `alias` as it may stand in a text, `name` as it is shown.

    `exact_case` is set for aliases that are common words in another case (ICE, Apple). `country`
    (ISO 3166-1 alpha-2) is given for public bodies: a namesake of another country is another one.
    A tuple, for thousands are made at every start.
    """

    alias: str
    name: str
    entity_kind: EntityKind
    detail: str | None = None
    exact_case: bool = True
    country: str | None = None


class Shelf(NamedTuple):
    """The names that begin with one word: those that go on, by what they go on with, and the rest.

    A hundred courts begin with "U.S."; two letters of the next word leave two or three of them.
    """

    longer: dict[str, list[Known]]
    alone: list[Known]

    def at(self, text: str, end: int) -> list[Known]:
        """Those that may stand where the first word ends at `end`, longer ones first."""
        longer = self.longer.get(text[end + 1 : end + 1 + _LETTERS].casefold())
        return self.alone if longer is None else longer + self.alone


_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names by their first word; the longest match at a place wins."""

    by_first_word: dict[str, Shelf] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    """First words of the names that may begin with a small letter in a text."""

    @classmethod
    def of(cls, known: Iterable[Known]) -> "Gazetteer":
        """Index the names; of two that start alike the longer comes first."""
        shelves: dict[str, Shelf] = {}
        small: set[str] = set()
        for entry in filter(_is_named, map(_flat, known)):
            first, _, more = entry.alias.partition(" ")
            word = first.casefold()
            shelf = shelves.get(word) or shelves.setdefault(word, Shelf({}, []))
            if more:
                shelf.longer.setdefault(more[:_LETTERS].casefold(), []).append(entry)
            else:
                shelf.alone.append(entry)
            if not entry.exact_case or first[:1].islower():
                small.add(word)
        for shelf in shelves.values():
            for entries in (shelf.alone, *shelf.longer.values()):
                if len(entries) > 1:
                    entries.sort(key=_longest_first)
        return cls(shelves, frozenset(small))


def _is_named(entry: Known) -> bool:
    return bool(entry.alias.strip())


def _longest_first(entry: Known) -> tuple[int, str]:
    return -len(entry.alias), entry.alias


def _flat(entry: Known) -> Known:
    """The entry with straight apostrophes: texts are flattened the same way before the look-up."""
    return entry._replace(alias=entry.alias.replace("’", "'")) if "’" in entry.alias else entry
