"""Aliases that a document itself gives: X (Y), X, dit Y, Y (ex-X), and passages in two languages.

A bracket holds much else than another name (a place, a party, a parent, a product). So without a
word that says "also called", the second name is taken only when its letters can stand for the
first, or the two are one by their words. What is not sure is not learned.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from affiant.names.acronym import spells, spells_translated
from affiant.names.aliases import Aliases
from affiant.names.compare import compare_parsed
from affiant.names.comparison import DIFFERENT, SAME
from affiant.names.cue import Cue
from affiant.names.folding import folded
from affiant.names.parsed import Parsed, parse
from affiant.names.wording import Role
from affiant.vocabulary.sheet import sheet

_FARTHEST = 48  # characters between two names of which one explains the other
_BETWEEN = re.compile(
    r"^\s*(?P<mark>[(,]|[-–—])?\s*(?P<cue>[^\W\d][\w\s.’'-]*?)?[\s,:-]*[«“\"'‘]?\s*$"
)
_CLOSED = re.compile(r"^\s*[»”\"'’]?\s*[,;)]")
_WORDS = re.compile(r"[^\W_]+")
_INSTITUTION = frozenset({Role.ORGAN, Role.HEAD})
_FEWEST_WORDS = 3  # of an institution's name, for letters of another language to stand for it
_TWICE = 2  # passages that must pair two unlike names


@dataclass(frozen=True, slots=True)
class Spotted:
    """An organisation's name where it stands in a text (code points, end exclusive)."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Learned:
    """`alias` is another name of `name`; the span holds both, as the text joins them."""

    alias: str
    name: str
    cue: Cue
    start: int
    end: int


def learn(text: str, spotted: Iterable[Spotted], aliases: Aliases) -> Iterator[Learned]:
    """The aliases that a text gives for the organisations spotted in it, in text order."""
    names = sorted(spotted, key=lambda one: (one.start, -one.end))
    for first, second in _neighbours(names):
        found = _joined(text, first, second, aliases)
        if found is not None:
            yield found


def _neighbours(names: Sequence[Spotted]) -> Iterator[tuple[Spotted, Spotted]]:
    for first, second in pairwise(names):
        if 0 < second.start - first.end <= _FARTHEST:
            yield first, second


def _joined(text: str, first: Spotted, second: Spotted, aliases: Aliases) -> Learned | None:
    between = _BETWEEN.match(text[first.end : second.start])
    if between is None or not _CLOSED.match(text[second.end : second.end + 4] or ","):
        return None
    cue = _cue(between["cue"] or "", bracketed=between["mark"] == "(")
    if cue is None:
        return None
    long, short = parse(first.name), parse(second.name)
    if not long.squeezed or not short.squeezed or long.squeezed == short.squeezed:
        return None
    if _known_apart(long, short, aliases) or (
        cue is Cue.BRACKETS and not _stands_for(short, long, aliases)
    ):
        return None
    end = second.end + (1 if text[second.end : second.end + 1] == ")" else 0)
    return Learned(second.name, first.name, cue, first.start, end)


def _cue(words: str, *, bracketed: bool) -> Cue | None:
    said = " ".join(_WORDS.findall(folded(words)))
    if not said:
        return Cue.BRACKETS if bracketed else None
    return _cues().get(said)


@cache
def _cues() -> dict[str, Cue]:
    told = sheet("appositions")
    return {
        phrase: cue
        for name, cue in (
            ("also", Cue.ALSO),
            ("translated", Cue.TRANSLATED),
            ("former", Cue.FORMER),
            ("now", Cue.NOW),
        )
        for phrase in told[name]
    }


def _known_apart(one: Parsed, other: Parsed, aliases: Aliases) -> bool:
    """Whether the table knows the two as two things."""
    first = {alias.thing for alias in aliases.called(one.squeezed)}
    second = {alias.thing for alias in aliases.called(other.squeezed)}
    return bool(first and second) and first.isdisjoint(second)


def _stands_for(short: Parsed, long: Parsed, aliases: Aliases) -> bool:
    """Whether what stands in brackets can be another name of what stands before them."""
    if not short.letters:
        return compare_parsed(long, short, aliases).same
    if long.letters:
        return False
    if spells(short.letters, long) or spells_translated(short.letters, long):
        return True
    if aliases.called(short.squeezed):
        return compare_parsed(long, short, aliases).score >= SAME
    return len(long.words) >= _FEWEST_WORDS and any(
        word.role in _INSTITUTION for word in long.words
    )


def learn_parallel(
    passages: Iterable[tuple[Sequence[str], Sequence[str]]], aliases: Aliases
) -> tuple[tuple[str, str], ...]:
    """Names that stand for each other in a text and its translation.

    `passages` are the organisations named in each passage and in its translation. Where all but
    one on each side are accounted for, the two that are left are a pair; it counts when the two
    are not wholly unlike, or when two passages give it and none gives either name to another.
    """
    given: Counter[tuple[str, str]] = Counter()
    for mine, theirs in passages:
        left = _unpaired(mine, theirs, aliases)
        if left is not None:
            given[left] += 1
    return tuple(
        sorted(pair for pair, count in given.items() if _holds(pair, count, given, aliases))
    )


def _unpaired(
    mine: Sequence[str], theirs: Sequence[str], aliases: Aliases
) -> tuple[str, str] | None:
    rest, left = list(dict.fromkeys(theirs)), []
    for name in dict.fromkeys(mine):
        twin = next((o for o in rest if compare_parsed(parse(name), parse(o), aliases).same), None)
        if twin is None:
            left.append(name)
        else:
            rest.remove(twin)
    return (left[0], rest[0]) if len(left) == len(rest) == 1 else None


def _holds(
    pair: tuple[str, str], count: int, given: Counter[tuple[str, str]], aliases: Aliases
) -> bool:
    one, other = parse(pair[0]), parse(pair[1])
    if not one.squeezed or not other.squeezed or _known_apart(one, other, aliases):
        return False
    if compare_parsed(one, other, aliases).score >= DIFFERENT:
        return True
    rivals = sum(1 for rival in given if rival[0] == pair[0] or rival[1] == pair[1])
    return count >= _TWICE and rivals == 1
