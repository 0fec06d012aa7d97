"""A sentence as the rules for figures read it: its tokens and the vocabularies of its language.

Where a noun phrase ends and where a clause begins are told without a parser: by signs, by
closed lists of small words and by the endings of finite verbs. Every search is bounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from affiant.facts.quantities.lexicon import NumberWords
from affiant.facts.quantities.measures import Measures
from affiant.facts.quantities.token import Token
from affiant.facts.sentence import Sentence

REACH = 32  # tokens: longer noun phrases and subjects than that are a misread
_CLAUSE_SIGNS = frozenset(',;:.!?…()[]«»“”"—–•|')
_INNER_SIGNS = frozenset("-‑'’&/%")
_CONJUNCTIONS = frozenset(("et", "and", "mais", "but", "puis", "&"))
_SHORT_VERB = 5  # letters: "-ent" on shorter words is no verb ending (dent, vent)


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence, its tokens, and the words of its language."""

    sentence: Sentence
    tokens: Sequence[Token]
    words: NumberWords
    measures: Measures

    def low(self, index: int) -> str:
        """The lower-case word at `index`, "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def tight(self, index: int) -> bool:
        """Whether the token at `index` follows the one before without a space."""
        return 0 <= index < len(self.tokens) and self.tokens[index].tight

    def digits(self, index: int) -> bool:
        """Whether the token at `index` is a numeral."""
        return 0 <= index < len(self.tokens) and self.tokens[index].digits

    def surface(self, first: int, last: int) -> str:
        """The text of tokens [first, last)."""
        if first >= last:
            return ""
        return self.sentence.text[self.tokens[first].start : self.tokens[last - 1].end]

    def length(self, first: int, last: int) -> int:
        """Characters of tokens [first, last)."""
        return self.tokens[last - 1].end - self.tokens[first].start if first < last else 0

    def verb(self, index: int) -> bool:
        """Whether the word at `index` is a finite verb, as far as lists and endings show."""
        word = self.low(index)
        if word in self.measures.verbs:
            return not self.tight(index) or self.low(index - 1) not in _INNER_SIGNS
        if word in self.measures.not_verbs or not word.isalpha():
            return False
        if self.measures.verb_endings and word.endswith(self.measures.verb_endings):
            return len(word) > _SHORT_VERB
        if self.measures.verb_endings_weak and word.endswith(self.measures.verb_endings_weak):
            return len(word) > _SHORT_VERB and not word.endswith(("ment", "cent"))
        return word.endswith("ed") and self.low(index + 1) in self.measures.past_before

    def phrase_end(self, index: int) -> int:
        """The index after the noun phrase that begins at `index` (its complements included)."""
        at = index
        while at < len(self.tokens) and at - index < REACH and not self._phrase_stops(at, index):
            at += 1
        return self.trimmed(index, at)

    def trimmed(self, first: int, last: int) -> int:
        """`last` moved back over words that cannot end a phrase."""
        while last > first and self._dangles(last - 1):
            last -= 1
        return last

    def _phrase_stops(self, at: int, first: int) -> bool:
        token = self.tokens[at]
        if token.low in _CLAUSE_SIGNS or (
            not token.low[0].isalnum() and token.low not in _INNER_SIGNS
        ):
            return not (token.low in '“"«' and at == first)
        if token.low in _CONJUNCTIONS:
            return not self._continues(at + 1, at - 1)
        if token.digits:
            return not self.year(at)
        return token.low in self.measures.stops or self.verb(at) or self._compares(at)

    def year(self, at: int) -> bool:
        """Whether the numeral at `at` has the shape of a year and stands free."""
        return len(self.low(at)) == 4 and self.low(at)[:2] in ("19", "20") and not self.tight(at)  # noqa: PLR2004 - four digits

    def _compares(self, at: int) -> bool:
        """Whether a comparator of another number begins here: "signatures in less than a week"."""
        found = self.measures.comparators.at(self.tokens, at)
        if found is None:
            return False
        return self.digits(found[1]) or self.low(found[1]) in self.words.splittable

    def _continues(self, index: int, before: int = -1) -> bool:
        """Whether what follows "and" still belongs to the noun phrase before it."""
        word = self.low(index)
        if self.digits(index):
            return before >= 0 and self.year(index) and self.year(before)
        if not word.isalpha() or word in self.measures.determiners | self.words.plural_before:
            return False
        if word.endswith("ed") and before >= 0 and not self.low(before).endswith("ed"):
            return False
        return (
            word not in self.measures.stops
            and word not in self.words.small
            and not self.verb(index)
        )

    def _dangles(self, index: int) -> bool:
        word = self.low(index)
        return (
            word in self.measures.prepositions
            or word in self.measures.determiners
            or word in _CONJUNCTIONS
        )

    def predicate_end(self, verb: int) -> int:
        """The index after the predicate whose verb stands at `verb`."""
        at = verb + 1
        while at < len(self.tokens) and at - verb < REACH:
            token = self.tokens[at]
            if token.low in _CLAUSE_SIGNS or (
                not token.low[0].isalnum() and token.low not in _INNER_SIGNS
            ):
                break
            if token.digits and token.tight:
                break
            if token.low in _CONJUNCTIONS and not self._continues(at + 1, at - 1):
                break
            if token.low in self.measures.stops and at > verb + 1 and self.low(at) != "to":
                break
            at += 1
        return at

    def clause_start(self, index: int) -> int:
        """The index at which the clause around `index` begins."""
        at = index
        while at > 0 and index - at < REACH:
            low = self.low(at - 1)
            if low in _CLAUSE_SIGNS or (low in _CONJUNCTIONS and not self._continues_back(at)):
                break
            at -= 1
        return at

    def _continues_back(self, index: int) -> bool:
        return self._continues(index) and self.low(index) not in ("il", "elle")

    def opens_clause(self, index: int) -> bool:
        """Whether the words at `index` can be the subject of a clause."""
        before = self.low(index - 1)
        return before not in self.measures.prepositions and before not in self.words.of
