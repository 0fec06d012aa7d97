"""What a rule for indirect speech gives: what was said, by whom, and the cue."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter

from affiant.facts.kinds import Act
from affiant.facts.quotes.frame import FOLDED, Frame
from affiant.facts.quotes.phrase import measures, nobody
from affiant.facts.quotes.speaker import Speaker
from affiant.facts.quotes.verbs import Verb
from affiant.reading.span import Span
from affiant.vocabulary.wordlist import words as known

FEWEST = 3  # tokens; less is no clause
_FINITE = known("clauses", "finite")
_SENTENCE = 30  # characters of marked words that are more than a term
_NEGATION = 2  # tokens before the cue: n’ a pas dit
_NOT_FR = frozenset({"n", "ne", "pas", "jamais", "ni", "sans"})
_NOT_EN = frozenset({"not", "never", "t", "neither", "nor", "without"})
_CAUSES = frozenset({"because", "parce", "puisque"})
_TRAILS = frozenset({",", ";", ":"})  # no clause ends in one
_ENDS = frozenset({".", "!", "?", "…"})
MARKED = 0.5  # of a clause's characters: with more between marks, these are the quotation
UNRESOLVED = 0.75  # of the rule's own certainty: a pronoun says that somebody speaks


@dataclass(frozen=True, slots=True)
class Reported:
    """`speaker` is None where a pronoun speaks that the text does not resolve."""

    content: Span
    speaker: Speaker | None
    cue: Span
    sure: float
    act: Act = Act.SPEECH


def of_tokens(
    frame: Frame,
    cue: tuple[int, int],
    content: tuple[int, int],
    speaker: Speaker | None,
    sure: float,
    *,
    act: Act = Act.SPEECH,
    fewest: int = FEWEST,
) -> Reported | None:
    """The speech in the tokens `content`; None where they are no clause or mostly marked words, or
    where an amount or nobody would speak (the number of messages says nothing about ...)."""
    first, last = content
    if speaker is not None and (measures(speaker) or nobody(speaker)):
        return None
    if frame.low(first) in _CAUSES and frame.low(first - 1) not in frame.cues.that:
        return None  # we write | because nobody answers: why, and not what
    if last - first < fewest or _mostly_marked(frame, first, last):
        return None
    marked = len(frame.marks[first].span) if first in frame.marks else 0
    if marked > _SENTENCE and frame.low(first + 1) in _FINITE:
        return None  # an e-mail, in which X wrote that | “...,” was found: the marks hold it all
    while last - first > fewest and frame.low(last - 1) in _TRAILS:
        last -= 1
    words = frame.words
    certain = sure * (speaker.certainty if speaker else UNRESOLVED)
    return Reported(
        Span(words[first].start, words[last - 1].end),
        speaker,
        Span(words[cue[0]].start, words[cue[1] - 1].end),
        certain,
        act,
    )


def unsaid(frame: Frame, cue: Span) -> bool:
    """Whether the cue tells that it was denied or not said: what follows is no word of theirs."""
    first = bisect_left(frame.words, cue.start, key=itemgetter(0))
    last = bisect_left(frame.words, cue.end, key=itemgetter(0))
    if any(frame.low(at) in frame.cues.denials for at in range(first, last)):
        return True
    near = {frame.low(at) for at in range(first - _NEGATION, last)}
    return not near.isdisjoint(_NOT_FR if frame.language == "fr" else _NOT_EN)


def _mostly_marked(frame: Frame, first: int, last: int) -> bool:
    """Whether the marked words among these say it all but for a word or two."""
    held = sum(len(pair.span) for mark, pair in frame.marks.items() if first <= mark < last)
    return held > MARKED * (frame.words[last - 1].end - frame.words[first].start)


def of_verb(
    frame: Frame, verb: Verb, content: tuple[int, int], speaker: Speaker | None, sure: float
) -> Reported | None:
    """The same with a verb for its cue."""
    return of_tokens(frame, (verb.first, verb.last), content, speaker, sure)


def clause_closes(frame: Frame, at: int, first: int, end: int) -> int:
    """Where the clause of the verb at `at` ends at the latest, its phrase beginning at `first`: the
    comma that closes "X, who said ..., has left"."""
    if frame.low(first - 1) not in frame.cues.relatives or frame.low(first - 2) != ",":
        return end
    return next((here for here in range(at + FEWEST, end) if frame.low(here) == ","), end)


def end_of(frame: Frame) -> int:
    """The token after the sentence's last that may be reported: no stop, no « ... » it leads to."""
    end = next(
        (
            mark - 1
            for mark in frame.marks
            if frame.low(mark - 1) == ":" and FOLDED not in {frame.low(mark - 2)}
        ),
        len(frame.words),
    )
    while end and frame.words[end - 1].text in _ENDS:
        end -= 1
    return end
