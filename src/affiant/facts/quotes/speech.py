"""The verbs of speech of one sentence and who speaks under each."""

from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.speaker import DOCUMENT, Said, Speaker
from affiant.facts.quotes.subject import Subjects
from affiant.facts.quotes.verbs import Verb, verb_at
from affiant.reading.span import Span
from affiant.vocabulary.sheet import sheet
from affiant.vocabulary.wordlist import words

_CLOSING, _CLOSED = "’'”»", ",?!"
DOUBTFUL = float(sheet("abstention")["speaker"])  # a speaker less sure than this is not named


HEARSAY = frozenset({"aurait", "auraient", "allegedly", "reportedly"})
HEARD = 0.7  # of words that somebody "aurait" said: another says so, and the text does not
_PAPERS = words("clauses", "papers")
_REFUSING = words("clauses", "refusing")
_PAPER_REACH = 8  # tokens from the verb that refuses a paper to what the paper says


class Speech:
    """What the rules that attribute words have in common."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self.frame = frame
        self.memory = memory
        self.subjects = Subjects(frame, memory)
        self._found: dict[int, Speaker | None] = {}
        forms = frame.cues.forms
        self.verbs = [
            verb
            for at, (_, _, _, low) in enumerate(frame.words)
            if (low in forms or "-" in low) and (verb := verb_at(frame, at))
        ]

    def subject(self, verb: Verb) -> Speaker | None:
        """Who says, for a verb whose words follow it."""
        if verb.at not in self._found:
            self._found[verb.at] = self._subject(verb)
        return self._found[verb.at]

    def inverted(self, verb: Verb, start: int) -> tuple[Speaker, int] | None:
        """The noun phrase at `start` behind the verb, where it may be its subject: said | X.

        Whoever stands behind "told" is told; nobody who speaks.
        """
        tells = self.frame.low(verb.at) in self.frame.cues.tells
        return None if tells else self.subjects.after(start)

    def said(self, verb: Verb, speaker: Speaker | None, sure: float, *, close: bool) -> Said:
        """Words said under this verb; nobody is named who is too doubtful."""
        words = self.frame.words
        cue = Span(words[verb.first].start, words[verb.last - 1].end)
        if any(self.frame.low(at) in HEARSAY for at in range(verb.first, verb.last)):
            sure *= HEARD
        certain = sure * (speaker.certainty if speaker else 1.0)
        if certain < DOUBTFUL:
            return Said(None, cue, sure, close)
        return Said(speaker, cue, certain, close)

    def inner_end(self, mark: int) -> str:
        """The last character of the words folded at token `mark`."""
        text, end = self.memory.document.text, self.frame.marks[mark].span.end
        nested = text[end - 1] in _CLOSING and text[end - 2] in _CLOSED
        return text[end - 2] if nested else text[end - 1]  # “..., ‘B,’” X recalled

    def folded(self, first: int, last: int) -> bool:
        """Whether other marked words stand from token `first` to `last` (exclusive)."""
        return any(word.text == FOLDED for word in self.frame.words[first:last])

    def _subject(self, verb: Verb) -> Speaker | None:
        if verb.inverted:
            return self.subjects.referring.pronoun(verb.first, verb.inverted)
        if verb.hanging and self._of_a_paper(verb):
            return None
        if verb.hanging:
            return self.subjects.main(verb.at) or self._before_hanging(verb)
        found = self._shared(verb) or self.subjects.before(verb.at)
        if found is not None and self.frame.low(verb.at) in self.frame.cues.shows:
            return found if found.kind == DOCUMENT else None
        return found

    def _of_a_paper(self, verb: Verb) -> bool:
        """The board dismissed a complaint | alleging that: the complaint's words, and not its."""
        if self.frame.low(verb.at - 1) not in _PAPERS:
            return False
        before = {self.frame.low(at) for at in range(max(0, verb.at - _PAPER_REACH), verb.at)}
        return not before.isdisjoint(_REFUSING)

    def _before_hanging(self, verb: Verb) -> Speaker | None:
        """The mayor said, arguing that ...: the subject of the verb before."""
        before = [one for one in self.verbs if one.at < verb.at and not one.hanging]
        return self.subject(before[-1]) if before else None

    def _shared(self, verb: Verb) -> Speaker | None:
        """X a confirmé ..., mais nie ...: the subject of the verb of speech before."""
        if self.frame.low(verb.first - 1) not in self.frame.cues.conjunctions:
            return None
        first = next(
            (
                one
                for one in self.verbs
                if one.at < verb.at
                and not one.hanging
                and self.frame.low(one.first - 1) not in self.frame.cues.conjunctions
            ),
            None,
        )
        return self.subject(first) if first is not None else None
