"""The noun phrase that follows a verb of speech or "selon": a name, a role with a name, a group.

Where none that we know stands there, the phrase itself speaks, as the text has it.
"""

from typing import Protocol

from affiant.facts.quotes import phrase
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.speaker import PERSON, Speaker, named
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.wordlist import words

_OWN, _UNDERTAKINGS = words("clauses", "own_fr"), words("clauses", "undertakings_fr")
LONGEST_PHRASE = 9  # tokens of a phrase for a group ("more than 4,000 Google employees" has six)
SHORT_TITLES = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "rep", "sen", "gov", "gen", "prof", "rev", "lt", "col"),
        *("m", "mm", "mme", "mlle", "me", "pr"),
    }
)
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "porte-parole", "representative"})
BODY = 0.9
_BREAKS = frozenset({";", ":", FOLDED, "—", ",", ".", "(", ")"})
_OF = frozenset({"of", "de", "du", "des", "d"})


class Known(Protocol):
    """What tells of a noun or pronoun whom it means."""

    frame: Frame
    memory: Memory

    def pronoun(self, at: int, low: str) -> Speaker | None:
        """Whom the pronoun `low` at token `at` means."""

    def noun(self, at: int, first: int | None = None) -> Speaker | None:
        """Whom the noun at token `at` means."""

    def group(self, noun: int, last: int, first: int | None = None) -> Speaker:
        """The people of whom the noun tells."""


class Following:
    """The phrase at token `start`."""

    def __init__(self, known: Known, start: int) -> None:
        self.known = known
        self.frame = known.frame
        self.cues = known.frame.cues
        self.start = start

    def found(self) -> tuple[Speaker, int] | None:
        """Who it is, and where the phrase ends."""
        if self.frame.low(self.start) in self.cues.that:
            return None
        return self._known() or self._titled() or self._unnamed() or self._unlisted()

    def _known(self) -> tuple[Speaker, int] | None:
        at = self.start
        limit = min(len(self.frame.words), at + LONGEST_PHRASE)
        while at < limit:
            if at in self.frame.names:
                return self._name_at(at)
            low = self.frame.low(at)
            if low == "." and self.frame.low(at - 1) in SHORT_TITLES:
                at += 1
                continue
            if low in _BREAKS or (low in self.cues.channels and not self._owned_text(at)):
                return None  # selon des courriels que X a publiés: the e-mails tell, not X
            found = self._apposed_name(at) or self._noun_at(at)
            if found is not None:
                return found
            if low in self.cues.governing and at > self.start:
                return None
            at += 1
        return None

    def _noun_at(self, at: int) -> tuple[Speaker, int] | None:
        found = self.known.pronoun(at, self.frame.low(at)) if at == self.start else None
        found = found or self.known.noun(at, first=self.start)
        return (found, at + 1) if found is not None else None

    def _owned_text(self, noun: int) -> bool:
        """Whether "the report" is somebody's here: one we know of, or "the report of X"."""
        low = self.frame.low(noun)
        if low in self.known.memory.owners or low in self.cues.bodies:
            return True
        return self.frame.low(noun + 1) in _OF

    def _apposed_name(self, at: int) -> tuple[Speaker, int] | None:
        """Sa présidente, Jane Roe; the director of the service, Jane Roe."""
        if self.frame.low(at) not in self.cues.people:
            return None
        comma = at + 1
        ends = range(comma, min(comma + LONGEST_PHRASE, len(self.frame.words)))
        comma = next((end for end in ends if self._ends_title(end)), comma)
        return self._person_after(comma)

    def _ends_title(self, at: int) -> bool:
        """Whether a title cannot go on here: the comma before the name, a verb, another clause."""
        low = self.frame.low(at)
        return not (low[:1].isalnum() or low in {"’", "'"}) or (
            self.cues.verb(low) or low in self.cues.clause_words
        )

    def _person_after(self, comma: int) -> tuple[Speaker, int] | None:
        name = self.frame.names.get(comma + 1)
        if self.frame.low(comma) != "," or name is None:
            return None
        if name[0].entity_kind is not EntityKind.PERSON:
            return None
        return named(name[0]), name[1]

    def _name_at(self, at: int) -> tuple[Speaker, int] | None:
        """A name; or, when a role and a name follow it, that later one (Microsoft CEO Jane Roe)."""
        mention, last = self.frame.names[at]
        for further in range(last, min(last + 5, len(self.frame.words))):
            if further in self.frame.names and role_between(self.frame, last, further):
                mention, last = self.frame.names[further]
                break
        if self.frame.low(last) in self.cues.groups:
            return self.known.group(last, last + 1), last + 1
        if self.frame.low(last) in {"’", "'"} and self.frame.low(last + 1) == "s":
            return self._owned(last + 2)
        before = [self.frame.low(i) for i in range(self.start, at)]
        if not self.cues.governing.isdisjoint(before):
            return None
        if before and not _OF.isdisjoint(before) and mention.entity_kind is EntityKind.PERSON:
            return None  # la mère de Jane Roe: not Jane Roe
        return named(mention), last

    def _owned(self, at: int) -> tuple[Speaker, int] | None:
        """Harbor Radio’s Jane Roe: she speaks, not her house; of a thing of X’s nothing is told."""
        if at in self.frame.names:
            return named(self.frame.names[at][0]), self.frame.names[at][1]
        last = phrase.unknown_name(self.frame, at)
        return (self._called(at, last, PERSON), last) if last is not None else None

    def _titled(self) -> tuple[Speaker, int] | None:
        """M. Roe, whom no list knew as a name."""
        at = self.start
        if self.frame.low(at) not in SHORT_TITLES:
            return None
        at += 2 if self.frame.low(at + 1) == "." else 1
        last = phrase.unknown_name(self.frame, at)
        return (self._called(at, last, PERSON), last) if last is not None else None

    def _unnamed(self) -> tuple[Speaker, int] | None:
        """Le parquet; un bilan provisoire; le procureur de la ville, Jane Roe."""
        last = phrase.end_of(self.frame, self.start)
        if last is None:
            return None
        if self._own_thing():
            return None
        if phrase.head(self.frame, self.start) in self.cues.roles:
            person = self._person_after(last)
            if person is not None:
                return person
        text = self.known.memory.document.text
        return self.known.memory.titled(phrase.speaker(self.frame, self.start, last, text)), last

    def _own_thing(self) -> bool:
        """A annoncé | son intention de partir: what is told of is somebody's, and nobody."""
        owned = self.frame.low(self.start) in _OWN
        return owned and phrase.head(self.frame, self.start) in _UNDERTAKINGS

    def _unlisted(self) -> tuple[Speaker, int] | None:
        """A name that no list knows."""
        last = phrase.unknown_name(self.frame, self.start) or self._before_verb()
        return (self._called(self.start, last, None), last) if last is not None else None

    def _before_verb(self) -> int | None:
        """Where the capitals end that stand before a verb of speech (“...,” Norvane says)."""
        at = self.start
        while at < min(len(self.frame.words), self.start + phrase.LONGEST_NAME):
            low = self.frame.low(at)
            if not self.frame.words[at].capital or low in self.cues.determiners:
                break
            at += 1
        return at if at > self.start and self.cues.verb(self.frame.low(at)) else None

    def _called(self, first: int, last: int, kind: str | None) -> Speaker:
        """The full name in the document that ends in these words, else the words."""
        memory, words = self.known.memory, self.frame.words
        span = Span(words[first].start, words[last - 1].end)
        name = " ".join(self.frame.text(first, last, memory.document.text).split())
        full = memory.surnamed(name)
        if full is not None:
            return Speaker(full.name, full.entity_kind.value, span, phrase.SURE, full)
        return Speaker(name, kind, span, phrase.NAMED)


def role_between(frame: Frame, first: int, last: int) -> bool:
    """Whether only the role of the person named at token `last` stands from `first` to it."""
    person, _ = frame.names[last]
    if person.role is None or last <= first:
        return False
    return frame.words[last - 1].text[-1].isalpha() and all(
        frame.low(i) not in {",", "and", "et"} for i in range(first, last)
    )
