"""Names that no list knows, told by their capitals: Japan said ...; Park Geun-hye said ..."""

from dataclasses import replace
from functools import cache

from affiant.facts.quotes import phrase
from affiant.facts.quotes.cues import cues
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.speaker import Speaker
from affiant.reading.span import Span

MAIN = 0.88  # how sure the sentence's subject speaks in its later clauses
_LONGEST = 6  # tokens
_OPENS_CLAUSE = frozenset({",", ";", ":", "(", "—", "–", "-"})
_NOBODY = frozenset(
    {
        *(
            "i",
            "we",
            "you",
            "my",
            "our",
            "your",
            "he",
            "she",
            "they",
            "it",
            "there",
            "here",
            "what",
            "who",
            "when",
            "where",
            "this",
            "that",
            "such",
        ),
        *("ce", "cela", "ça", "il", "on", "je", "nous", "vous", "voilà", "voici", "comme"),
    }
)


class Capitals:
    """The unlisted names of one frame that may be subjects."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self.frame = frame
        self.memory = memory

    def ending(self, end: int) -> Speaker | None:
        """The capitals from a clause's start to token `end`."""
        first = end
        while first and end - first < _LONGEST and self.frame.words[first - 1].capital:
            first -= 1
        opens = first == 0 or self.frame.low(first - 1) in _OPENS_CLAUSE
        if first == end or not opens or self.frame.low(first) in _small(self.frame.language):
            return None
        return None if first in self.frame.names else self._called(first, end)

    def opening(self) -> Speaker | None:
        """The capitals that open the sentence before its verb."""
        words, told, at = self.frame.words, self.frame.cues, 0
        while at < min(_LONGEST, len(words)) and words[at].capital:
            at += 1
        low = self.frame.low(at)
        acts = low in told.between or low in told.passives or told.verb(low)
        found = self.ending(at) if at and acts else None
        return replace(found, certainty=found.certainty * MAIN) if found else None

    def _called(self, first: int, end: int) -> Speaker:
        """The full name in the document that ends in these words, else the words."""
        words = self.frame.words
        span = Span(words[first].start, words[end - 1].end)
        name = " ".join(span.of(self.memory.document.text).split())
        full = self.memory.surnamed(name)
        if full is not None:
            return Speaker(full.name, full.entity_kind.value, span, phrase.SURE, full)
        return Speaker(name, None, span, phrase.NAMED)


@cache
def _small(language: str | None) -> frozenset[str]:
    """Words that begin sentences with a capital and name nobody."""
    told = cues(language)
    pronouns = told.pronouns | told.thing_pronouns | told.relatives
    small = told.determiners | told.prepositions | told.between | told.conjunctions
    return small | pronouns | told.that | told.questions | _NOBODY
