"""A grammar of time expressions, read from YAML, over a line of tokens.

A sheet maps a symbol to its ways of being said, parted by " ; ". In a way, a word in capitals
is a symbol (of the sheet, or one of `terminals`), `a|b` one of several, `x?` may be missing,
and `^x` stands without a space behind what is before it. Every symbol has at each token a set
of ends, found once; no symbol begins with itself, and none reaches over more than `REACH`
tokens, so that the time is linear in the length of the text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.phrases import Phrases
from affiant.facts.times import terminals
from affiant.facts.times.reading import Line

REACH = 26  # tokens
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a way: any of `names`, each a symbol or a word."""

    names: tuple[str, ...]
    optional: bool = False
    tight: bool = False


Way = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The ways of each symbol, and the phrases of each list of phrases."""

    ways: Mapping[str, tuple[Way, ...]]
    phrases: Mapping[str, Phrases]
    begins: Mapping[str, frozenset[str]]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of "fr" or "en"."""
    sheet = rules("calendar", f"expressions-{language}.yaml")
    ways = {name: tuple(map(_way, told.split(" ; "))) for name, told in sheet["ways"].items()}
    phrases = {name: Phrases.listed(listed) for name, listed in sheet["phrases"].items()}
    return Grammar(ways, phrases, _beginnings(language, ways, phrases))


def _beginnings(
    language: str, ways: Mapping[str, tuple[Way, ...]], phrases: Mapping[str, Phrases]
) -> dict[str, frozenset[str]]:
    """The words with which each symbol can begin (`terminals.DIGITS` for a numeral)."""
    known = {name: frozenset(listed.by_first) for name, listed in phrases.items()}
    known |= terminals.beginnings(language)

    def begin(name: str) -> frozenset[str]:
        if not name[0].isupper():
            return frozenset((name,))
        if name not in known:
            known[name] = frozenset()  # a symbol that begins with itself adds nothing
            known[name] = frozenset(word for way in ways[name] for word in first(way))
        return known[name]

    def first(way: Way) -> Iterator[str]:
        for item in way:
            for name in item.names:
                yield from begin(name)
            if not item.optional:
                return

    for name in ways:
        begin(name)
    return known


def _way(said: str) -> Way:
    return tuple(_item(place) for place in said.split())


def _item(place: str) -> Item:
    optional = place.endswith("?") and len(place) > 1
    bare = place.removesuffix("?") if optional else place
    tight = bare.startswith("^") and len(bare) > 1
    bare = bare[1:] if tight else bare
    return Item(tuple(bare.split("|")), optional, tight)


@dataclass(slots=True)
class Chart:
    """What has been read of one line: for each symbol and token, the ends."""

    line: Line
    grammar: Grammar
    known: dict[tuple[str, int], frozenset[int]] = field(default_factory=dict)

    def ends(self, name: str, at: int) -> frozenset[int]:
        """The indices after all readings of `name` that begin at `at`."""
        if at >= len(self.line.tokens):
            return _NONE
        token = self.line.tokens[at]
        if not name[0].isupper():
            return frozenset((at + 1,)) if token.low == name else _NONE
        if terminals.opening(token) not in self.grammar.begins[name]:
            return _NONE
        key = (name, at)
        known = self.known.get(key)
        if known is None:
            self.known[key] = _NONE  # a symbol that begins with itself finds nothing there
            known = self.known[key] = self._read(name, at)
        return known

    def _read(self, name: str, at: int) -> frozenset[int]:
        size = len(self.line.tokens)
        phrases = self.grammar.phrases.get(name)
        if phrases is not None:
            found = phrases.at(self.line.tokens, at)
            return frozenset((found[1],)) if found else _NONE
        ways = self.grammar.ways.get(name)
        if ways is None:
            return frozenset(end for end in terminals.ends(name, self.line, at) if end <= size)
        found_ends = {end for way in ways for end in self._way(way, at) if end > at}
        return frozenset(end for end in found_ends if end - at <= REACH)

    def _way(self, way: Way, at: int) -> set[int]:
        places = {at}
        for item in way:
            places = self._item(item, places, first=at)
            if not places:
                return places
        return places

    def _item(self, item: Item, places: set[int], *, first: int) -> set[int]:
        after = set(places) if item.optional else set()
        for place in places:
            if item.tight and not (self.line.tight(place) and place > first):
                continue
            for name in item.names:
                after |= self.ends(name, place)
        return after
