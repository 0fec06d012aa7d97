"""The words by which sentences stand against one another, by stem. The sheet is `opposing.yaml`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from affiant.evidence.search.analysis import fold, stem
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.sheet import sheet

SPOKEN = ("fr", "en")
SIGNS = ("denials", "claims", "corrections", "only", "all", "hedges", "more", "less")
"""What a sentence can be marked by, beside its negations."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that mark a sentence: single ones by stem, phrases folded as they stand."""

    stems: frozenset[str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words. `contraries` and `synonyms` are by stem: the groups it stands in.

    A contrary is told by the number of its pair and its side, 0 or 1.
    """

    language: str
    negators: frozenset[str]
    denying: frozenset[str]
    paired: frozenset[str]
    inherent: frozenset[str]
    restricting: frozenset[str]
    second: frozenset[str]
    signs: dict[str, Marked]
    contraries: dict[str, frozenset[tuple[int, int]]]
    synonyms: dict[str, frozenset[int]]
    grammar: frozenset[str]

    def contrary(self, one: str, other: str) -> bool:
        """Whether the two stems stand on the two sides of one pair."""
        sides = self.contraries.get(other, frozenset())
        return any((pair, 1 - side) in sides for pair, side in self.contraries.get(one, ()))

    def alike(self, one: str, other: str) -> bool:
        """Whether one may stand for the other."""
        groups = self.synonyms.get(one)
        return groups is not None and bool(groups & self.synonyms.get(other, frozenset()))


def lexicon(language: str | None) -> Lexicon:
    """The words of a language; English ones for a language that has none."""
    return _lexicon(language if language in SPOKEN else "en")


@cache
def words_of(language: str) -> dict[str, Any]:
    """The sheet's lists for a language that it has, read once."""
    found: dict[str, Any] = sheet("opposing")[language]
    return found


@cache
def _lexicon(language: str) -> Lexicon:
    words = words_of(language)
    contraries: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for pair, sides in enumerate(words["contraries"]):
        for side, members in enumerate(sides):
            for one in _stems(members, language):
                contraries[one].add((pair, side))
    synonyms: dict[str, set[int]] = defaultdict(set)
    for group, members in enumerate(words["synonyms"]):
        for one in _stems(members, language):
            synonyms[one].add(group)
    return Lexicon(
        language,
        frozenset(words["negators"]),
        frozenset(map(fold, words["denying_words"])),
        frozenset(map(fold, words["paired"])),
        frozenset(_stems(words["inherent"], language)),
        frozenset(map(fold, words["restricting"])),
        frozenset(map(fold, words["second_parts"])),
        {name: _marked(words[name], language) for name in SIGNS},
        {one: frozenset(sides) for one, sides in contraries.items()},
        {one: frozenset(groups) for one, groups in synonyms.items()},
        frozenset(map(fold, (*function_words()[language], *words["light"]))),
    )


def _marked(members: Iterable[str], language: str) -> Marked:
    members = list(members)
    return Marked(
        frozenset(_stems((one for one in members if " " not in one), language)),
        tuple(spaced(one) for one in members if " " in one),
    )


def _stems(members: Iterable[str], language: str) -> Iterable[str]:
    return (stem(one, language) for one in members if " " not in one)


def spaced(text: str) -> str:
    """The text folded, each word between single blanks, so that phrases are met at word bounds."""
    parts = text.replace("\u2019", " ").replace("'", " ").split()
    return " " + " ".join(filter(None, map(fold, parts))) + " "
