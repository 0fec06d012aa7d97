"""Whose dollar, franc or pound a document means where it writes no more than that.

The places that the document names tell it. Where they tell of several countries, or of one only
in passing, nobody knows: a wrong currency is worse than none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from affiant.facts.context import Context
from affiant.facts.quantities.currency import NO_SINGLE_CODE
from affiant.facts.quantities.cutting import cut
from affiant.facts.quantities.lexicon import rules
from affiant.facts.quantities.sum import Sum
from affiant.facts.quantities.wording import Wording
from affiant.facts.sentence import Sentence
from affiant.reading.document import Document
from affiant.reading.span import Span

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 3  # sentences at the head of a document, where its place stands: title, dateline
_HEAD, _PUBLISHER = 2, 3  # how much a place counts there, and in who publishes
_ENOUGH = 2  # one place named once in passing tells nothing
_CLEARLY = 3  # times as often as any other country's
_BESIDE = frozenset((
    "de", "d'", "-", "m", "k", "bn", "md", "mds", "mn", "mm", "b", "t", "g", "and", "et", "cents",
    "cent", "pence", "centimes", ".",
))  # fmt: skip
_TLDS = {
    ".ca": "CAD",
    ".au": "AUD",
    ".nz": "NZD",
    ".gov": "USD",
    ".uk": "GBP",
    ".ch": "CHF",
    ".in": "INR",
}


@dataclass(frozen=True, slots=True)
class Family:
    """A word of money with the countries that use it: code -> the phrases that tell of one.

    `words` are those of the phrases, each with the codes and phrases that it is in.
    """

    name: str
    default: str | None
    places: dict[str, tuple[frozenset[str], ...]]
    words: dict[str, list[tuple[str, frozenset[str]]]]


@dataclass(frozen=True, slots=True)
class Home:
    """The currency that a bare word stands for, and the words of the document that tell it.

    `code` is None where several countries are told of or none; `told` whether any is.
    """

    code: str | None
    told: bool = False
    span: Span | None = None


@cache
def families() -> dict[str, Family]:
    """The families by the forms in which they are written."""
    read: dict[str, Any] = rules("currency_places.yaml")
    found: dict[str, Family] = {}
    for name, entry in read.items():
        places = {
            code: tuple(frozenset(phrase.split()) for phrase in listed)
            for code, listed in entry["places"].items()
        }
        words: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for code, listed in places.items():
            for phrase in listed:
                for word in phrase:
                    words.setdefault(word, []).append((code, phrase))
        family = Family(name, entry["default"] or None, places, words)
        found |= dict.fromkeys(entry["forms"], family)
    return found


def family_of(wording: Wording, told: Sum) -> Family | None:
    """The family of a sum whose currency is a bare sign or name: "3,2 M$", "2 million francs"."""
    told = told.like or told
    number = told.number
    rest = [*range(told.first, number.first), *range(number.last, told.last)]
    words = [wording.low(at) for at in rest]
    found = next((word for word in words if word in families()), None)
    bare = all(word in families() or word in _BESIDE or word.isdecimal() for word in words)
    return families()[found] if found and bare and told.conflict is None else None


@dataclass(slots=True)
class Homeland:
    """What a document tells of its country, read once when it is first asked."""

    document: Document
    sentences: Sequence[Sentence]
    known: dict[str, Home] = field(default_factory=dict)

    @classmethod
    def of(cls, context: Context) -> "Homeland":
        """Ready to be asked; nothing is read yet."""
        return cls(context.document, context.sentences)

    def settled(self, wording: Wording, told: Sum) -> tuple[Sum, Span | None]:
        """The sum in the money of the document's country, and the words that tell of it."""
        family = family_of(wording, told)
        if family is None:
            return told, None
        home = self.of_family(family)
        return replace(told, currency=home.code or NO_SINGLE_CODE), home.span

    def is_money(self, wording: Wording, told: Sum) -> bool:
        """Whether the sum is one: "12 livres" may be books, "200 pounds" a weight."""
        family = family_of(wording, told)
        if family is None or family.name != "pound" or wording.low(told.first) == "£":
            return True
        if any(wording.low(at) == "£" for at in range(told.first, told.last)):
            return True
        told_of = self.of_family(family).told
        if wording.measures.language == "fr" or wording.low(told.last) == "of":
            return told_of
        return told_of or not self.of_family(families()["$"]).told

    def of_family(self, family: Family) -> Home:
        """Which country's money a bare form of the family is."""
        if family.name not in self.known:
            self.known[family.name] = self._decided(family)
        return self.known[family.name]

    def _decided(self, family: Family) -> Home:
        scores: dict[str, int] = {}
        spans: dict[str, Span] = {}
        for code, weight, span in self._told(family):
            scores[code] = scores.get(code, 0) + weight
            if span is not None:
                spans.setdefault(code, span)
        if not scores:
            return Home(family.default)
        best = max(scores, key=lambda code: scores[code])
        rest = max((score for code, score in scores.items() if code != best), default=0)
        sure = scores[best] >= _CLEARLY * rest and (
            scores[best] >= _ENOUGH or best == family.default
        )
        return Home(best if sure else None, told=True, span=spans.get(best))

    def _told(self, family: Family) -> Iterator[tuple[str, int, Span | None]]:
        yield from self._published(family)
        for at, sentence in enumerate(self.sentences):
            read = cut(sentence)
            named = sorted(family.words.keys() & read.words) if read else ()
            weight = _HEAD if at < _OPENING else 1
            told: dict[str, str] = {}
            for word in named:
                for code, phrase in family.words[word]:
                    if code not in told and read and phrase <= read.words:
                        told[code] = word
            for code, word in told.items():
                yield code, weight, _place(sentence, word)

    def _published(self, family: Family) -> Iterator[tuple[str, int, None]]:
        """By whom, and at which address of the web."""
        words = frozenset(_WORD.findall((self.document.publisher or "").lower()))
        for code, phrases in family.places.items():
            if any(phrase <= words for phrase in phrases):
                yield code, _PUBLISHER, None
        host = (self.document.url or "").partition("://")[2].partition("/")[0]
        for ending, code in _TLDS.items():
            if host.endswith(ending) and code in family.places:
                yield code, _PUBLISHER, None


def _place(sentence: Sentence, word: str) -> Span | None:
    """Where a word of the phrase stands in the sentence."""
    lower = sentence.text.lower()
    start = lower.find(word) if len(lower) == len(sentence.text) else -1  # "İ" grows
    return sentence.locate(start, start + len(word)) if start >= 0 else None
