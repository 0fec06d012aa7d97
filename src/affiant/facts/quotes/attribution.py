"""From marked words to who is said to have used them."""

from bisect import bisect_left
from collections.abc import Iterator

from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.memory import Memory
from affiant.facts.quotes.speaker import DOCUMENT, Said, Speaker, named
from affiant.facts.quotes.subject import Subjects
from affiant.facts.quotes.verbs import Verb, verb_at
from affiant.reading.span import Span

# How often each rule names the right speaker; measured on the development sets.
AFTER, COLON, CLAUSE, HANGING, INSERTED, ACCORDING, REPORT, SIGNED = (
    0.93,
    0.93,
    0.85,
    0.8,
    0.88,
    0.85,
    0.7,
    0.9,
)
_SKIPPED_AFTER = frozenset({",", ".", "!", "?", "-", "–", "—", "”", '"', "»", "’", "'", "[", "]"})
_OPENING = 6  # tokens within which a sentence tells its subject (Un nouveau rapport fédéral ...)
_LABEL = 8  # tokens at most before a colon that lets somebody speak without a verb of speech
_FARTHEST = 45  # tokens from a cue to the words it introduces; longer ones are chance
LABEL = 0.75
DOUBTFUL = 0.5  # a speaker less sure than this is not named
_DASHES = frozenset({"—", "–", "―", "-"})
_NEAREST = 2  # of "selon" on either side of marked words
_BY = frozenset({"par", "by"})
_PARTICIPLES = ("é", "ée", "és", "ées", "it", "ite", "u", "ue", "ed")
_NEAR_AGENT = 4  # tokens after the marks within which their agent stands
AGENT = 0.8
_INTRODUCES = frozenset({":", ","})


class Attributions:
    """The rules, tried in the order of how sure they are."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self.frame = frame
        self.memory = memory
        self.subjects = Subjects(frame, memory)
        self.according = according(frame)
        self._found: dict[int, Speaker | None] = {}
        self._agents = [*self._passives()] if frame.marks else []
        forms = frame.cues.forms
        self.verbs = [
            verb
            for at, (_, _, _, low) in enumerate(frame.words)
            if (low in forms or "-" in low) and (verb := verb_at(frame, at))
        ]

    def of(self, mark: int) -> Said | None:
        """Who said the words folded at token `mark`; None when no rule fits."""
        return (
            self._signed(mark)
            or self._followed_closely(mark)
            or self._introduced(mark)
            or self._after(mark)
            or self._according(mark)
            or self._agent(mark)
            or self._inserted(mark)
            or self._governed(mark)
            or self._reported(mark)
        )

    def _signed(self, mark: int) -> Said | None:
        """“...” — X, at the end of a passage or sentence."""
        at = mark + 1
        if self.frame.low(at) not in _DASHES or at + 1 not in self.frame.names:
            return None
        mention, last = self.frame.names[at + 1]
        if self.frame.low(last) not in {"", ".", ",", "("}:
            return None
        return Said(named(mention), mention.span, SIGNED, close=True)

    def _followed_closely(self, mark: int) -> Said | None:
        """The comma inside the marks promises who spoke: “...,” X said."""
        return self._after(mark) if self._inner_end(mark) == "," else None

    def _introduced(self, mark: int) -> Said | None:
        """X said: “...”; noting: “...”."""
        if self.frame.low(mark - 1) not in _INTRODUCES:
            return None
        colon = self.frame.low(mark - 1) == ":"
        verb = self._nearest(mark)
        if verb is None and colon:
            return self._labelled(mark - 1)
        if verb is None or not (colon or mark - verb.last <= 4):  # noqa: PLR2004 - said on Monday, “
            return None
        speaker = self.subject(verb)
        if speaker is None and not verb.hanging:
            after = self.subjects.after(verb.last)  # comme l’indique X : “...”
            speaker = after[0] if after and after[1] < mark else None
        if speaker is None and not colon:
            return None
        return self._said(verb, speaker, COLON, close=True)

    def _labelled(self, colon: int) -> Said | None:
        """Jane Roe: “...”; Jane Roe went on: “...”."""
        if colon > _LABEL:
            return None
        speaker = self.subjects.known(colon) or self.subjects.main(colon)
        word = self.frame.words[colon]
        return Said(speaker, Span(word.start, word.end), LABEL, close=True) if speaker else None

    def _after(self, mark: int) -> Said | None:
        """“...,” said X; “...,” X said."""
        at = mark + 1
        while self.frame.low(at) in _SKIPPED_AFTER or self.frame.low(at).isdigit():
            at += 1
        if at >= len(self.frame.words):
            return None
        verb = next((v for v in self.verbs if v.first == at), None)
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
        if found is None or not comma or self._introduces_more(mark):
            return None
        speaker, end = found
        if self.frame.low(end) in {"’", "'"}:
            return None  # “...,” Jane Roe’s book
        verb = next((v for v in self.verbs if end <= v.first and v.first - end <= 12), None)  # noqa: PLR2004
        if verb is not None and (verb.first - end <= 1 or self.frame.low(end) == ","):
            return self._said(verb, speaker, AFTER, close=True)
        if mark == 0 and self._inner_end(mark) == "," and end < len(self.frame.words):
            word = self.frame.words[end]
            return Said(speaker, Span(word.start, word.end), ACCORDING, close=True)
        return None

    def _introduces_more(self, mark: int) -> bool:
        """“A?” X replied: “B” - what follows belongs to B."""
        if self._inner_end(mark) == ",":
            return False
        later = next((at for at in self.frame.marks if at > mark), None)
        return later is not None and self.frame.low(later - 1) in _INTRODUCES

    def _inner_end(self, mark: int) -> str:
        return self.memory.document.text[self.frame.marks[mark].span.end - 1]

    def _according(self, mark: int) -> Said | None:
        words = self.frame.words
        nearest = bisect_left(self.according, (mark, 0))
        for at, last in self.according[max(0, nearest - _NEAREST) : nearest + _NEAREST]:
            if self._parted(at, mark):
                continue
            found = self.subjects.after(last)
            if found is not None:
                cue = Span(words[at].start, words[last - 1].end)
                return Said(found[0], cue, ACCORDING * found[0].certainty, close=False)
        return None

    def _parted(self, at: int, mark: int) -> bool:
        """Whether "selon" at `at` is another words' than those at `mark`: it goes as far as the
        sentence does (« ... » et « ... », selon X), but not past a verb of speech."""
        low, high = min(at, mark), max(at, mark)
        if any(low < verb.at < high for verb in self.verbs):
            return FOLDED in {word.text for word in self.frame.words[low + 1 : high]}
        return at > mark and self._leads(at)

    def _leads(self, at: int) -> bool:
        """Whether "selon" opens a clause of its own (...; selon X, « ... »)."""
        return self.frame.low(at - 1) in {";", ":"}

    def _agent(self, mark: int) -> Said | None:
        """« ... » lancé par X; qualifié par X de « ... »: the agent of a passive."""
        for at in self._agents:
            if not mark - _FARTHEST <= at < mark + _NEAR_AGENT:
                continue
            if FOLDED in {word.text for word in self.frame.words[min(at, mark + 1) : mark]}:
                continue
            found = self.subjects.after(at + 1)
            if found is not None:
                cue = Span(self.frame.words[at - 1].start, self.frame.words[at].end)
                return Said(found[0], cue, AGENT * found[0].certainty, close=mark < at)
        return None

    def _passives(self) -> Iterator[int]:
        """Where "by" stands after the participle of a verb of speech."""
        before = ""
        for at, (_, _, _, low) in enumerate(self.frame.words):
            if low in _BY and before.endswith(_PARTICIPLES) and self.frame.cues.verb(before):
                yield at
            before = low

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
        for at in range(min(mark, _OPENING)):
            low = self.frame.low(at)
            if low in self.memory.owners and self.subjects.opens(at):
                owner = self.subjects.ending(at + 1)
                word = self.frame.words[at]
                return (
                    Said(owner, Span(word.start, word.end), REPORT, close=False) if owner else None
                )
        return None

    def announced(self) -> Said | None:
        """Whom the sentence lets speak when it ends in a colon."""
        if not self.verbs:
            return self._labelled(len(self.frame.words) - 1)
        verb = self.verbs[-1]
        speaker = self.subject(verb)
        return self._said(verb, speaker, COLON * 0.95, close=True) if speaker else None

    def _nearest(self, mark: int) -> Verb | None:
        """The last verb of speech before the marks, no other marks or semicolon between."""
        for verb in reversed(self.verbs):
            if verb.at < mark:
                parted = {w.text for w in self.frame.words[verb.at + 1 : mark - 1]} & {FOLDED, ";"}
                return None if parted else verb
        return None

    def subject(self, verb: Verb) -> Speaker | None:
        """Who says, for a verb whose words follow it."""
        if verb.at not in self._found:
            self._found[verb.at] = self._subject(verb)
        return self._found[verb.at]

    def _subject(self, verb: Verb) -> Speaker | None:
        if verb.inverted:
            return self.subjects.pronoun(verb.first, verb.inverted)
        if verb.hanging:
            return self.subjects.main(verb.at)
        found = self._shared(verb) or self.subjects.before(verb.at)
        if found is not None and self.frame.low(verb.at) in self.frame.cues.shows:
            return found if found.kind == DOCUMENT else None
        return found

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

    def _said(self, verb: Verb, speaker: Speaker | None, sure: float, *, close: bool) -> Said:
        words = self.frame.words
        cue = Span(words[verb.first].start, words[verb.last - 1].end)
        certain = sure * (speaker.certainty if speaker else 1.0)
        if certain < DOUBTFUL:
            return Said(None, cue, sure, close)
        return Said(speaker, cue, certain, close)


def according(frame: Frame) -> list[tuple[int, int]]:
    """Where "according to" and its like stand: first token, and the token after the last."""
    firsts = {phrase[0] for phrase in frame.cues.according}
    return [
        (at, last)
        for at, word in enumerate(frame.words)
        if word.low in firsts and (last := _according_end(frame, at))
    ]


def _according_end(frame: Frame, at: int) -> int:
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
