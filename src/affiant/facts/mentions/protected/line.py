"""A sentence in which somebody may be presented, and the names that stand in it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter

from affiant.facts.mentions.classify import organisation, person
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.protected.lexicon import Cues
from affiant.facts.mentions.setting import Setting, taken
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

PRESENTED = 0.75
_MOST = 4  # words of a name that nothing but its place tells
_FEWEST_LETTERS = 2
_ARTICLES = frozenset({"the", "le", "la", "les", "des", "du", "au", "aux", "l"})
_PLACING = frozenset({"in", "at", "near", "to", "from", "à", "en", "vers", "sur"})
_INSIDE = frozenset(
    {"de", "da", "do", "dos", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ould", "du"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [first, last) that are, or may be, a person's name; `named` where it was found."""

    first: int
    last: int
    named: Named | None = None

    @property
    def single(self) -> bool:
        """Whether it is one word that nothing but its place tells."""
        return self.named is None and self.last - self.first == 1


@dataclass
class Line:
    """`held` are the document's names in order, `common` the words that it also writes small;
    `new` gathers the persons whom only these rules name, of all sentences."""

    setting: Setting
    cues: Cues
    held: Sequence[Named]
    common: frozenset[str]
    new: list[Named]

    @property
    def words(self) -> list[Token]:
        """The sentence's tokens."""
        return self.setting.words

    def people(self) -> list[Named]:
        """The names in it, those that were taken here too."""
        return [*self._starts.values()]

    def take(self, name: Candidate) -> Named:
        """The candidate as a person."""
        named = taken(self.setting, name.first, name.last, EntityKind.PERSON, PRESENTED)
        self.new.append(named)
        self._starts[name.first] = self._ends[name.last] = named
        return named

    @cached_property
    def _own(self) -> list[Named]:
        span = self.setting.sentence.span
        first = bisect_left(self.held, span.start, key=attrgetter("start"))
        last = bisect_left(self.held, span.end, key=attrgetter("start"))
        return list(self.held[first:last])

    @cached_property
    def _starts(self) -> dict[int, Named]:
        return {self._token(one.start): one for one in self._own}

    @cached_property
    def _ends(self) -> dict[int, Named]:
        return {self._token(one.end): one for one in self._own}

    def _token(self, place: int) -> int:
        return bisect_left(self.words, place, key=attrgetter("start"))

    def low(self, at: int) -> str:
        """The word in lower case; "" outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def has(self, at: int, name: str) -> bool:
        """Whether the token is of the named set of words."""
        return self.low(at) in self.cues.sets[name]

    def name_at(self, at: int) -> Candidate | None:
        """The person's name that begins at this token."""
        if not 0 <= at < len(self.words):
            return None
        named = self._starts.get(at)
        if named is not None:
            last = self._token(named.end)
            return Candidate(at, last, named) if named.kind is EntityKind.PERSON else None
        last = at
        while last < min(len(self.words), at + _MOST) and self._goes_on(at, last):
            last += 1
        while last > at and not self.words[last - 1].capital:
            last -= 1
        return self._unknown(at, last)

    def name_before(self, end: int) -> Candidate | None:
        """The person's name that ends before this token; at the head a pronoun for one."""
        if end < 1:
            return None
        named = self._ends.get(end)
        if named is not None:
            first = self._token(named.start)
            return Candidate(first, end, named) if named.kind is EntityKind.PERSON else None
        if end == 1 and self.has(0, "pronouns"):
            return Candidate(0, 1)
        first = end
        while first > max(0, end - _MOST) and self._goes_on(first - 1, first - 1):
            first -= 1
        while first < end and not self._may_open(first):
            first += 1
        return self._unknown(first, end)

    def _goes_on(self, first: int, at: int) -> bool:
        word = self.words[at]
        if self.setting.taken[at]:
            return False
        inside = word.low in _INSIDE and at > first
        return inside or (word.capital and self._may_be_part(word))

    def _may_open(self, at: int) -> bool:
        return self.words[at].capital

    def _may_be_part(self, word: Token) -> bool:
        plain = word.text[1:].islower() or "-" in word.text
        named = plain and len(word.text) >= _FEWEST_LETTERS and word.text[0].isalpha()
        return named and word.low not in self.common and word.low not in _unlike()

    def _unknown(self, first: int, last: int) -> Candidate | None:
        """Capitals that no rule knows, if they can be somebody's name."""
        if last <= first or self.setting.heading:
            return None
        if self.low(first - 1) in _ARTICLES:
            return None
        run = self.words[first:last]
        if organisation(run) or " ".join(word.text for word in run) in self._places:
            return None
        if last - first == 1 and not person(run) and not self._stands_alone(first):
            return None
        return Candidate(first, last)

    @cached_property
    def _places(self) -> frozenset[str]:
        found = (lexicon().places.get(word.low, ()) for word in self.words if word.capital)
        return frozenset().union(*found)

    def _stands_alone(self, at: int) -> bool:
        """A single word at the head of its sentence, or behind a noun for somebody."""
        before = self.words[at - 1] if at else None
        return before is None or (before.text[0].isalpha() and before.low not in _PLACING)


@cache
def _unlike() -> frozenset[str]:
    """Words that are no part of a person's name."""
    lists = lexicon()
    return frozenset().union(
        lists.not_names, lists.openers, lists.organisation_heads, lists.titles,
        lists.french_place_heads, lists.english_place_heads, lists.role_starts,
    )  # fmt: skip
