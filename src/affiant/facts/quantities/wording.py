"""A sentence as the rules for figures read it: its tokens and the vocabularies of its language.

Where a noun phrase ends and where a clause begins are told without a parser: by signs, by
closed lists of small words and by the endings of finite verbs. Every search is bounded.
"""

from bisect import bisect_left
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
_NEW_PHRASE = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your",
    "my", "le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses",
))  # fmt: skip
_BODIES = frozenset(
    ("société", "entreprise", "association", "filiale", "fondation", "banque", "firme")
)
_TURN_OF_TIME = frozenset(("last", "next", "this"))
_TIMES = frozenset(("year", "month", "week", "quarter", "summer", "winter", "spring", "autumn"))
_BEFORE_A_DETERMINER = frozenset((
    "all", "both", "half", "such", "than", "as", "or", "ou", "tous", "toutes", "tout", "toute",
    "about", "around", "per", "every", "que", "plus", "quasi", "times", "fois", "off", "out",
    "through", "across", "near", "inside", "outside", "during", "within", "behind", "beyond",
    "along", "despite", "like", "upon", "onto", "toward", "towards", "pendant", "durant", "depuis",
    "devant", "derrière", "malgré", "hors",
))  # fmt: skip
_ALWAYS_VERBS = frozenset(("is", "was", "has", "does", "says"))
_PLURALS = ("s", "x", "z")
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

    def at(self, place: int) -> int:
        """The index of the first token that begins at or behind a place of the document."""
        start = place - self.sentence.span.start
        return bisect_left(self.tokens, start, key=lambda token: token.start)

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
        if word.endswith("s") and self.digits(index - 1) and word not in _ALWAYS_VERBS:
            return False  # "23 accounts", "12 needs": a plural right behind a numeral is a noun
        if word in self.measures.verbs:
            return not self.tight(index) or self.low(index - 1) not in _INNER_SIGNS
        if word in self.measures.not_verbs or not word.isalpha():
            return False
        if self.measures.verb_endings and word.endswith(self.measures.verb_endings):
            return len(word) > _SHORT_VERB
        if self.measures.verb_endings_weak and word.endswith(self.measures.verb_endings_weak):
            return len(word) > _SHORT_VERB and not word.endswith(("ment", "cent"))
        if self.measures.language == "en" and word.endswith("ed") and self.digits(index + 1):
            return True  # arsenic at a point 4 km downstream | reached 87 micrograms
        return word.endswith("ed") and self.low(index + 1) in self.measures.past_before

    def phrase_end(self, index: int) -> int:
        """The index after the noun phrase that begins at `index` (its complements included)."""
        at = index
        while at < len(self.tokens) and at - index < REACH and not self._phrase_stops(at, index):
            at += 1
        return self.trimmed(index, at)

    def trimmed(self, first: int, last: int) -> int:
        """`last` moved back over words that cannot end a phrase."""
        if self._dated(first, last):
            last -= 1
        while last > first and self._dangles(last - 1):
            last -= 1
        return last

    def _dated(self, first: int, last: int) -> bool:
        """Whether the phrase ends in a name that a numeral follows: "employees on June | 30"."""
        if last - first < 2 or not self.digits(last):  # noqa: PLR2004 - a preposition and a name
            return False
        named = self.tokens[last - 1].text[0].isupper()
        return named and self.low(last - 2) in self.measures.prepositions

    def _phrase_stops(self, at: int, first: int) -> bool:
        token = self.tokens[at]
        if token.low in _CLAUSE_SIGNS or (
            not token.low[0].isalnum() and token.low not in _INNER_SIGNS
        ):
            opening = token.low in '“"«' and at == first and not token.tight
            return not (opening or self._abbreviates(at))
        if token.low in _TURN_OF_TIME and at > first and self.low(at + 1) in _TIMES:
            return True
        if token.low in _NEW_PHRASE and at > first and self._after_noun(at):
            return True
        if token.low == "à" and at > first and self._gives(at + 1):
            return True
        if token.low in _CONJUNCTIONS:
            return not self._continues(at + 1, at - 1)
        if token.digits:
            return not (self.year(at) or self._ranked(at, first))
        return token.low in self.measures.stops or self.verb(at) or self._compares(at)

    def _ranked(self, at: int, first: int) -> bool:
        """« fournisseurs de rang | 1 », suppliers of tier | 1: a label's number ends no phrase."""
        label = at - 1 > first and self.low(at - 1) in self.measures.labels
        return label and self.low(at - 2) in self.words.of

    def _gives(self, index: int) -> bool:
        """« 15 % du montant | à la société X »: to whom, and no part of what is counted."""
        noun = index + 1 if self.low(index) in ("la", "l'", "une", "un") else index
        return noun > index and self.low(noun) in _BODIES

    def _abbreviates(self, at: int) -> bool:
        """Whether the full stop at `at` belongs to an initial inside it: "the U.S. army"."""
        initial = self.tokens[at - 1].text if at else ""
        inside = at + 1 < len(self.tokens)
        return inside and self.low(at) == "." and len(initial) == 1 and initial.isupper()

    def _after_noun(self, at: int) -> bool:
        """Whether a determiner at `at` opens another phrase: "41 % of cases | the file ..."."""
        before = self.low(at - 1)
        return before[:1].isalpha() and not (
            before in self.measures.prepositions
            or before in self.measures.determiners
            or before in _CONJUNCTIONS
            or before in _BEFORE_A_DETERMINER
            or before in self.words.of
        )

    def whole_end(self, index: int) -> int:
        """The index after the noun phrase at `index`, which may count: "the 611 parents"."""
        at = index
        while self.low(at) in self.measures.determiners:
            at += 1
        counted = at
        while self.digits(at) or (at > counted and self.low(at) in self.words.scales):
            at += 1
        if at == counted:
            return self.phrase_end(index)
        return max(self.phrase_end(at), at)

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
        if self.digits(index + 1) and not self.year(index + 1):
            return False  # « 87 amendes et | transmis 27 dossiers »: another count with its verb
        if not word.isalpha() or word in self.measures.determiners | self.words.plural_before:
            return False
        if self._no_plural(word, before):
            return False
        if word.endswith("ed") and before >= 0 and not self.low(before).endswith("ed"):
            return False
        if word.endswith("é") and self.low(index + 1) in _NEW_PHRASE | {"des", "du"}:
            return False  # « 21 sites et | infligé des amendes »: another verb of the subject's
        return (
            word not in self.measures.stops
            and word not in self.words.small
            and not self.verb(index)
        )

    def _no_plural(self, word: str, before: int) -> bool:
        """ "140 personnes et | réalise": in French what is counted with a plural is one too."""
        if self.measures.language != "fr" or before < 0:
            return False
        plural = self.low(before).endswith(_PLURALS) and len(self.low(before)) > _SHORT_VERB
        led = word in self.measures.prepositions or word in self.words.of
        return plural and not led and not word.endswith(_PLURALS)

    def _dangles(self, index: int) -> bool:
        word = self.low(index)
        return (
            word in self.measures.prepositions
            or word in self.measures.determiners
            or word in _CONJUNCTIONS
            or (word.endswith("ing") and self.low(index - 1).endswith("s"))
        )

    def predicate_end(self, verb: int) -> int:
        """The index after the predicate whose verb stands at `verb`."""
        at = verb + 1
        if self.low(at) in ("that", "que", "qu'"):
            return verb  # "70 percent say that ...": what they say is not what is counted
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
            if self._compares(at) and at > verb + 1:
                return self._before_preposition(verb + 1, at)
            at += 1
        return at

    def _before_preposition(self, first: int, last: int) -> int:
        """ "were held | for more than 90 days": the preposition leads to the other number."""
        link = last > first and self.low(last - 1) in self.measures.prepositions
        return last - 1 if link else last

    def clause_start(self, index: int) -> int:
        """The index at which the clause around `index` begins."""
        at = index
        while at > 0 and index - at < REACH:
            low = self.low(at - 1)
            inside = low == "." and self._abbreviates(at - 1)  # contracts with U.S. agencies
            if (low in _CLAUSE_SIGNS and not inside) or (
                low in _CONJUNCTIONS and not self._continues_back(at)
            ):
                break
            at -= 1
        return at

    def _continues_back(self, index: int) -> bool:
        return self._continues(index) and self.low(index) not in ("il", "elle")

    def opens_clause(self, index: int) -> bool:
        """Whether the words at `index` can be the subject of a clause."""
        at = index - 1
        while self.low(at) in self.measures.determiners - self.words.of:
            at -= 1
        before = self.low(at)
        return before not in self.measures.prepositions and before not in self.words.of
