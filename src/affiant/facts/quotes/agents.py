"""The agent of a passive, who used the words: « ... » lancé par X; décrit comme « ... » par X."""

from collections.abc import Iterator

from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.speaker import Said
from affiant.facts.quotes.speech import Speech
from affiant.reading.span import Span

AGENT = 0.9
_BY = frozenset({"par", "by"})
_PARTICIPLES = ("é", "ée", "és", "ées", "it", "ite", "its", "ites", "u", "ue", "us", "ues", "ed")
_IRREGULAR = frozenset({"told", "written", "said"})
_NEAR = 4  # tokens after the marks within which their agent stands
_FARTHEST = 45  # tokens before them
_PASSIVE = 6  # tokens from the participle to the marks (décrits comme « ... »)


class Agents:
    """The passives of one sentence."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.frame = speech.frame
        self.places = [*_after_participles(self.frame)] if self.frame.marks else []

    def of(self, mark: int) -> Said | None:
        """Who is told by "par" or "by" to have used the words at token `mark`."""
        return self._described(mark) or self._by(mark)

    def _by(self, mark: int) -> Said | None:
        for at in self.places:
            if not mark - _FARTHEST <= at < mark + _NEAR:
                continue
            if self.speech.folded(min(at, mark + 1), mark):
                continue
            found = self.speech.subjects.after(at + 1)
            if found is not None:
                cue = Span(self.frame.words[at - 1].start, self.frame.words[at].end)
                return Said(found[0], cue, AGENT * found[0].certainty, close=mark < at)
        return None

    def _described(self, mark: int) -> Said | None:
        """Est décrit comme « ... » par X: the participle before the marks, its agent after."""
        by = mark + 2 if self.frame.low(mark + 1) == "," else mark + 1
        if self.frame.low(by) not in _BY:
            return None
        for at in range(mark - 1, max(-1, mark - 1 - _PASSIVE), -1):
            if _reports(self.frame, at):
                found = self.speech.subjects.after(by + 1)
                word = self.frame.words[at]
                cue = Span(word.start, word.end)
                return (
                    Said(found[0], cue, AGENT * found[0].certainty, close=False) if found else None
                )
        return None


def _after_participles(frame: Frame) -> Iterator[int]:
    """Where "by" stands right after the participle of a verb of speech."""
    return (
        at for at, word in enumerate(frame.words) if word.low in _BY and _reports(frame, at - 1)
    )


def _reports(frame: Frame, at: int) -> bool:
    low = frame.low(at)
    reports = low.endswith(_PARTICIPLES) and frame.cues.verb(low.removesuffix("s"))
    return reports or low in _IRREGULAR
