"""Which known names a person may have meant by a name that is not known. Only suggestions."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from affiant.names.key import key

_ALIKE = 72.0
"""Least rapidfuzz ratio (0..100) of two keys to be shown: two slips in an eight-letter name."""

_LITTLE_WORDS = frozenset(
    {"of", "for", "the", "and", "in", "de", "du", "des", "la", "le", "les", "pour", "en", "d", "l"}
)
_SHORTEST_ACRONYM = 2


class Nearness(StrEnum):
    """Why a name is suggested, the surest first."""

    SAME_NAME = "same name, written otherwise"
    ACRONYM = "acronym"
    CONTAINS = "shares whole words"
    SPELLING = "similar spelling"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known name, how near it is (0..1), and by which likeness."""

    name: str
    score: float
    reason: Nearness


def near(wanted: str, names: Iterable[str], limit: int = 5) -> tuple[Suggestion, ...]:
    """At most `limit` of `names`, the nearest first, one for each key.

    A name with no letters has no neighbours.
    """
    asked = key(wanted)
    if not asked:
        return ()
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(key(name), name)
    known.pop("", None)
    found = dict(_by_spelling(asked, known))
    for candidate, name in known.items():
        suggestion = _by_words(asked, candidate, name)
        if suggestion and suggestion.score >= _score(found.get(candidate)):
            found[candidate] = suggestion
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.name))
    return tuple(ranked[:limit])


def initials(folded: str) -> str:
    """The first letters of a key's words, little words left out: "hti"."""
    return "".join(word[0] for word in folded.split() if word not in _LITTLE_WORDS)


def _score(suggestion: Suggestion | None) -> float:
    return suggestion.score if suggestion else 0.0


def _by_spelling(asked: str, known: dict[str, str]) -> Iterable[tuple[str, Suggestion]]:
    alike = process.extract(
        asked, list(known), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=None
    )
    for candidate, ratio, _ in alike:
        yield candidate, Suggestion(known[candidate], round(ratio / 100, 3), Nearness.SPELLING)


def _by_words(asked: str, candidate: str, name: str) -> Suggestion | None:
    if asked == candidate:
        return Suggestion(name, 1.0, Nearness.SAME_NAME)
    if _stands_for(asked, candidate) or _stands_for(candidate, asked):
        return Suggestion(name, 0.9, Nearness.ACRONYM)
    mine, theirs = set(asked.split()) - _LITTLE_WORDS, set(candidate.split()) - _LITTLE_WORDS
    if mine and theirs and (mine <= theirs or theirs <= mine):
        share = min(len(mine), len(theirs)) / max(len(mine), len(theirs))
        return Suggestion(name, round(0.7 + 0.2 * share, 3), Nearness.CONTAINS)
    return None


def _stands_for(short: str, long: str) -> bool:
    return (
        " " not in short
        and len(short) >= _SHORTEST_ACRONYM
        and " " in long
        and initials(long) == short
    )
