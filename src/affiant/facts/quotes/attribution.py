"""From marked words to who is said to have used them."""

from dataclasses import dataclass

from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.speaker import Speaker
from affiant.facts.quotes.subject import Subjects
from affiant.facts.quotes.verbs import Verb, verb_at
from affiant.reading.span import Span

# How often each rule names the right speaker; measured on the development sets.
AFTER, COLON, CLAUSE, HANGING, INSERTED, ACCORDING, REPORT = 0.93, 0.93, 0.85, 0.8, 0.88, 0.85, 0.7
_SKIPPED_AFTER = frozenset({",", ".", "!", "?", "-", "–", "—", "”", '"', "»", "’", "'", "[", "]"})
_FARTHEST = 45  # tokens from a cue to the words it introduces; longer ones are chance
_INTRODUCES = frozenset({":", ","})


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker (None if the text does not tell), the cue's place, and how sure the rule is.

    `close` is set when the cue stands right beside the marks: the words are then reported as
    said, whatever their number.
    """

    speaker: Speaker | None
    cue: Span
    sure: float
    close: bool


class Attributions:
    """The rules, tried in the order of how sure they are."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self.frame = frame
        self.memory = memory
        self.subjects = Subjects(frame, memory)
        self.verbs = [verb for at in range(len(frame.words)) if (verb := verb_at(frame, at))]

    def of(self, mark: int) -> Said | None:
        """Who said the words folded at token `mark`; None when no rule fits."""
        return (
            self._introduced(mark)
            or self._after(mark)
            or self._according(mark)
            or self._inserted(mark)
            or self._governed(mark)
            or self._reported(mark)
        )

    def _introduced(self, mark: int) -> Said | None:
        """X said: “...”; noting: “...”."""
        if self.frame.low(mark - 1) not in _INTRODUCES:
            return None
        colon = self.frame.low(mark - 1) == ":"
        verb = self._nearest(mark)
        if verb is None or not (colon or mark - verb.last <= 4):  # noqa: PLR2004 - said on Monday, “
            return None
        speaker = self.subject(verb)
        if speaker is None and not colon:
            return None
        return self._said(verb, speaker, COLON, close=True)

    def _after(self, mark: int) -> Said | None:
        """“...,” said X; “...,” X said."""
        at = mark + 1
        while self.frame.low(at) in _SKIPPED_AFTER or self.frame.low(at).isdigit():
            at += 1
        if at >= len(self.frame.words):
            return None
        verb = next((v for v in self.verbs if at <= v.first <= v.at and v.first - at <= 1), None)
        if verb is not None and not verb.hanging:
            return self._inverted(verb)
        return self._followed(mark, at)

    def _inverted(self, verb: Verb) -> Said | None:
        if verb.inverted:
            speaker = self.subjects.pronoun(
                verb.first if verb.first < verb.at else verb.at, verb.inverted
            )
            return self._said(verb, speaker, AFTER, close=True)
        found = self.subjects.after(verb.last)
        if found is None:
            return None
        return self._said(verb, found[0], AFTER, close=True)

    def _followed(self, mark: int, at: int) -> Said | None:
        """“...,” the company said; also where the verb is one we do not know."""
        found = self.subjects.after(at)
        comma = self.frame.low(mark + 1) == "," or self._inner_end(mark) in ",?!"
        if found is None or not comma:
            return None
        speaker, end = found
        verb = next((v for v in self.verbs if end <= v.first and v.first - end <= 12), None)  # noqa: PLR2004
        if verb is not None and (verb.first - end <= 1 or self.frame.low(end) == ","):
            return self._said(verb, speaker, AFTER, close=True)
        if self._inner_end(mark) == "," and end < len(self.frame.words):
            word = self.frame.words[end]
            return Said(speaker, Span(word.start, word.end), ACCORDING, True)
        return None

    def _inner_end(self, mark: int) -> str:
        return self.memory.document.text[self.frame.marks[mark].span.end - 1]

    def _according(self, mark: int) -> Said | None:
        for at in range(len(self.frame.words)):
            last = according_at(self.frame, at)
            if not last or FOLDED in [
                w.text for w in self.frame.words[min(at, mark) + 1 : max(at, mark)]
            ]:
                continue
            found = self.subjects.after(last)
            words = self.frame.words
            if found is not None:
                return Said(found[0], Span(words[at].start, words[last - 1].end), ACCORDING, False)
        return None

    def _inserted(self, mark: int) -> Said | None:
        """..., indique le rapport, ... “...”."""
        for verb in reversed(self.verbs):
            if verb.at > mark or mark - verb.at > _FARTHEST or verb.hanging:
                continue
            if self.frame.low(verb.first - 1) != "," or verb.first == 0:
                continue
            found = self.subjects.after(verb.last)
            if found is not None and self.frame.low(found[1]) in {",", "."}:
                return self._said(verb, found[0], INSERTED, close=False)
        return None

    def _governed(self, mark: int) -> Said | None:
        """X said that it was “...”."""
        verb = self._nearest(mark)
        if verb is None or mark - verb.at > _FARTHEST:
            return None
        speaker = self.subject(verb)
        if speaker is None:
            return None
        return self._said(
            verb, speaker, HANGING if verb.hanging else CLAUSE, close=mark - verb.last <= 1
        )

    def _reported(self, mark: int) -> Said | None:
        """A report whose author is known links X to “...”."""
        for at in range(mark):
            low = self.frame.low(at)
            if low in self.frame.cues.channels and low in self.memory.owners:
                owner = self.subjects.ending(at + 1)
                if owner is None or self.subjects.governed(at):
                    return None
                word = self.frame.words[at]
                return Said(owner, Span(word.start, word.end), REPORT, False)
        return None

    def _nearest(self, mark: int) -> Verb | None:
        """The last verb of speech before the marks, no other marks or semicolon between."""
        for verb in reversed(self.verbs):
            if verb.at < mark:
                parted = {w.text for w in self.frame.words[verb.at + 1 : mark - 1]} & {FOLDED, ";"}
                return None if parted else verb
        return None

    def subject(self, verb: Verb) -> Speaker | None:
        """Who says, for a verb whose words follow it."""
        if verb.inverted:
            return self.subjects.pronoun(verb.first, verb.inverted)
        if verb.hanging:
            return self.subjects.main(verb.at)
        return self.subjects.before(verb.at)

    def _said(self, verb: Verb, speaker: Speaker | None, sure: float, *, close: bool) -> Said:
        words = self.frame.words
        cue = Span(words[verb.first].start, words[verb.last - 1].end)
        return Said(speaker, cue, sure * (speaker.certainty if speaker else 1.0), close)


def according_at(frame: Frame, at: int) -> int:
    """Where "according to" that starts at this token ends; 0 if none does."""
    for phrase in frame.cues.according:
        end, good = at, True
        for part in phrase:
            if frame.low(end) in {"’", "'"}:
                end += 1
            if frame.low(end) != part:
                good = False
                break
            end += 1
        if good:
            return end
    return 0
