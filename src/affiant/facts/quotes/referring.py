"""Whom a pronoun means, or a noun for somebody: he, the company, employees, the letter."""

from dataclasses import replace

from affiant.facts.quotes import gender
from affiant.facts.quotes.following import BODY, LONGEST_PHRASE
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.speaker import GROUP, Speaker
from affiant.reading.span import Span
from affiant.vocabulary.wordlist import load, words

APOSTROPHES = "’'"
OWNER = 0.85
LATTER = {"celui-ci": "m", "celle-ci": "f"}
_AUTHORS = frozenset({"we", "nous", "on"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "un", "une"})
_LEFT_OUT = frozenset({"the", "les", "des", "l", "’", "'", "que", "par"})
_PART_OF = frozenset({"of", "de", "des", "d", "sur"})
_COMPARED = frozenset(
    tuple(pair.split())
    for pair in load("clauses")["compared"]  # at least, plus de
)
_OFFICES = words("clauses", "offices")
_NEARLY = words("clauses", "nearly")
_OF = frozenset({"de", "d", "des", "du"})


class Referring:
    """Resolves the words of one frame that stand for somebody."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self.frame = frame
        self.memory = memory
        self.cues = frame.cues

    def pronoun(self, at: int, low: str) -> Speaker | None:
        """Whom the pronoun `low` at token `at` means (it may hang on a verb: dit-il)."""
        if low in LATTER:
            return self.here(self.memory.latter(self.frame, at, LATTER[low]), at, at + 1)
        if low in _AUTHORS:
            return None  # whoever writes, and nobody whom the text has named
        if low in self.cues.person_pronouns:
            sex = gender.of_pronoun(low)
            french = low.lstrip("-") in {"il", "elle"}
            found = self.memory.body_that_spoke(self.frame, at, sex) if french else None
            found = found or self.memory.person(self.frame, at, sex)
            if found is None and low in {"il", "elle"}:
                found = self.memory.agreeing_body(self.frame, at, sex)
        elif low in self.cues.plural_pronouns:
            found = self.memory.several(self.frame)
        elif low in self.cues.thing_pronouns:
            found = self.memory.thing(self.frame, at)
        else:
            return None
        return self.here(found, at, at + 1)

    def noun(self, at: int, first: int | None = None) -> Speaker | None:
        """Employees; the company; the letter."""
        low = self.frame.low(at)
        if low in self.cues.groups:
            return self.group(at, at + 1, first)
        if not self._determined(at, first) or not (low in self.cues.channels or self._bare(at)):
            return None
        if low in self.cues.bodies:
            return self.here(self.memory.body_called(low, self.frame, at), at, at + 1)
        if low in self.cues.people and self._indefinite(at, first):
            return self.group(at, at + 1, first)
        if low in self.cues.people:
            found = self.memory.person(self.frame, at)
            other = found and (_other_office(found, low) or _another(found, low))
            return None if other else self.here(found, at, at + 1)
        if low in self.cues.channels:
            return self.here(self.memory.owners.get(low), at, at + 1, OWNER)
        return None

    def _indefinite(self, at: int, first: int | None) -> bool:
        """A spokesman; une avocate: somebody, nobody named before."""
        start = first if first is not None else self.phrase_start(at)
        return self.frame.low(start) in _INDEFINITE

    def _bare(self, at: int) -> bool:
        """Whether nothing tells the noun apart: "the ministry of X" is no ministry named before."""
        low = self.frame.low(at + 1)
        cues = self.cues
        if (
            not low[:1].isalnum()
            or low in cues.between
            or cues.verb(low)
            or low in cues.auxiliaries
        ):
            return True
        return low in cues.after_noun

    def _determined(self, at: int, first: int | None) -> bool:
        start = first if first is not None else self.phrase_start(at)
        return any(self.frame.low(i) in self.cues.determiners for i in range(start, at)) or (
            self.frame.low(at - 1) in APOSTROPHES
        )

    def phrase_start(self, at: int) -> int:
        """The determiner or first adjective of the phrase that ends with the noun at `at`."""
        start = at
        while start and at - start < LONGEST_PHRASE:
            low = self.frame.low(start - 1)
            stops = low in self.cues.prepositions and low not in _OF
            if (
                stops
                or not (low[:1].isalnum() or low in APOSTROPHES or low == ",")
                or (low == "," and not self._inside_a_number(start))
            ):
                break
            if self.cues.verb(low) or low in self.cues.clause_words:
                break
            start -= 1
            if low in self.cues.determiners and low not in _OF | {"'s", "of"}:
                break
        return start

    def _inside_a_number(self, at: int) -> bool:
        """Whether the comma before token `at` stands between figures (1,140 people)."""
        return self.frame.low(at)[:1].isdigit() and self.frame.low(at - 2)[-1:].isdigit()

    def group(self, noun: int, last: int, first: int | None = None) -> Speaker:
        """People without a name, as the text has it, articles left out."""
        start = self.phrase_start(noun) if first is None else first
        while start < noun and self.frame.low(start) in _LEFT_OUT:
            start += 1
        start = self._counted(start)
        words = self.frame.words
        text = " ".join(self._raw(start, last).split())
        span = Span(words[start].start, words[last - 1].end)
        return Speaker(text, GROUP, span, BODY, gender=gender.of_article(self.frame.low(start)))

    def _counted(self, start: int) -> int:
        """Where "at least 17 of the 52 people" begins: fewer spoke than the noun counts."""
        if not self.frame.low(start)[:1].isdigit():
            return start
        of = start - 2 if self.frame.low(start - 1) in _LEFT_OUT else start - 1
        if self.frame.low(of) in _PART_OF and self.frame.low(of - 1)[:1].isdigit():
            start = of - 1
        if (self.frame.low(start - 2), self.frame.low(start - 1)) in _COMPARED:
            return start - 2
        return start - 1 if self.frame.low(start - 1) in _NEARLY else start

    def _raw(self, first: int, last: int) -> str:
        return self.frame.text(first, last, self.memory.document.text)

    def here(
        self, found: Speaker | None, first: int, last: int, certainty: float = 1.0
    ) -> Speaker | None:
        """The same speaker, standing at these tokens."""
        if found is None:
            return None
        words = self.frame.words
        span = Span(words[first].start, words[last - 1].end)
        return replace(found, span=span, certainty=found.certainty * certainty)


def _another(found: Speaker, noun: str) -> bool:
    """« Le ministre » is nobody whom the text only called a clerk, or a councillor, before."""
    if noun not in _OFFICES:
        return False
    role = found.mention.role if found.mention is not None else None
    told = (role or found.name).lower().replace(".", " ").split()
    return bool(told) and not any(noun.startswith(word) for word in told)


def _other_office(found: Speaker, noun: str) -> bool:
    """« Le directeur » is not the mayor who was named before."""
    role = found.mention.role if found.mention is not None else None
    held = _OFFICES.intersection(role.lower().split()) if role and noun in _OFFICES else None
    return bool(held) and noun not in (held or ())
