"""Speech reported without marks: said that ..., selon X, ...; the span is what was said."""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.facts.quotes.attribution import Attributions
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.speaker import Speaker
from affiant.facts.quotes.verbs import Verb
from affiant.reading.span import Span

THAT, BARE, TRAILING, SELON = 0.85, 0.7, 0.8, 0.85
_FINITE = frozenset(
    {
        *("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could"),
        *("may", "might", "must", "should", "do", "does", "did"),
    }
)
_TO_FINITE = 6  # tokens of a subject without article before its verb (hackers are ...)
_TO_THAT = 6  # tokens from the verb to its "that" (told reporters on Monday that)
_FEWEST = 3  # tokens; less is no clause
_ENDS = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Reported:
    """What was said, by whom, and the cue."""

    content: Span
    speaker: Speaker
    cue: Span
    sure: float


def reported(frame: Frame, rules: Attributions) -> Iterator[Reported]:
    """The speech of one sentence without marks; at most one for each verb, the first wins."""
    end = _end(frame)
    for at, last in rules.according[:1]:
        yield from _according(frame, rules, at, last, end)
        return
    for verb in rules.verbs:
        found = _of_verb(frame, rules, verb, end)
        if found is not None:
            yield found
            return


def _end(frame: Frame) -> int:
    end = len(frame.words)
    while end and frame.words[end - 1].text in _ENDS:
        end -= 1
    return end


def _according(
    frame: Frame, rules: Attributions, at: int, last: int, end: int
) -> Iterator[Reported]:
    found = rules.subjects.after(last)
    if found is None:
        return
    speaker, after = found
    words = frame.words
    cue = Span(words[at].start, words[last - 1].end)
    comma = _comma(frame, after, end)
    if at <= 1 and comma is not None and end - comma > _FEWEST:
        content = Span(words[comma + 1].start, words[end - 1].end)
    elif at > _FEWEST:
        stop = at - 1 if words[at - 1].text == "," else at
        content = Span(words[0].start, words[stop - 1].end)
    else:
        return
    if (
        sum(
            word.low == word.text and word.text.isalpha()
            for word in words
            if content.start <= word.start < content.end
        )
        < _FEWEST
    ):
        return  # D’après X, 12 juin 2024: no clause
    yield Reported(content, speaker, cue, SELON * speaker.certainty)


def _comma(frame: Frame, start: int, end: int) -> int | None:
    """Where the clause after "selon X" begins: past an apposition (selon X, un organisme, ...)."""
    commas = [at for at in range(start, end) if frame.words[at].text == ","]
    if len(commas) > 1 and frame.low(commas[0] + 1) in {"un", "une", "a", "an"}:
        return commas[1]
    return commas[0] if commas else None


def _of_verb(frame: Frame, rules: Attributions, verb: Verb, end: int) -> Reported | None:
    if not verb.clause:
        return None
    opening = _opening(frame, verb, end)
    if opening is None:
        return _trailing(frame, rules, verb, end)
    start, sure = opening
    speaker = rules.subject(verb)
    if speaker is None or end - start < _FEWEST:
        return _trailing(frame, rules, verb, end)
    return _made(
        frame, verb, Span(frame.words[start].start, frame.words[end - 1].end), speaker, sure
    )


def _opening(frame: Frame, verb: Verb, end: int) -> tuple[int, float] | None:
    """Where the clause begins: after "that", or right after a verb that needs none."""
    for at in range(verb.last, min(verb.last + _TO_THAT, end)):
        low = frame.low(at)
        if low in frame.cues.that:
            start = at + 1
            while frame.low(start) in {"’", "'", ","}:
                start += 1
            return (start, THAT) if frame.low(at - 1) != "," and start < end else None
        if low in {",", ";", ":"}:
            break
    if (
        frame.language != "fr"
        and frame.low(verb.at) in frame.cues.bare
        and _clause_at(frame, verb.last)
    ):
        return verb.last, BARE
    return None


def _clause_at(frame: Frame, at: int) -> bool:
    """A subject follows: an article, a pronoun or a name; or any word, and soon its verb."""
    low = frame.low(at)
    pronoun = low in frame.cues.person_pronouns | frame.cues.plural_pronouns | {
        "it",
        "there",
        "i",
        "you",
    }
    if pronoun or at in frame.names or low in frame.cues.determiners - {"of", "'s", "no"}:
        return True
    if low in frame.cues.prepositions or low in frame.cues.between or not low.isalpha():
        return False
    nearby = [word.low for word in frame.words[at + 1 : at + 1 + _TO_FINITE]]
    if "," in nearby:
        nearby = nearby[: nearby.index(",")]
    return not _FINITE.isdisjoint(nearby)


def _trailing(frame: Frame, rules: Attributions, verb: Verb, end: int) -> Reported | None:
    """..., Smith said. ..., said Smith."""
    words = frame.words
    comma = next((i for i in range(verb.first, 0, -1) if words[i].text == ","), None)
    if comma is not None and frame.low(comma + 1) in frame.cues.relatives | frame.cues.that:
        return None  # ..., which X says it refused
    if comma is None or comma < _FEWEST or verb.first - comma > 8 or end - verb.last > 8:  # noqa: PLR2004
        return None
    if verb.first == comma + 1:
        after = rules.subjects.after(verb.last)
        speaker = (
            rules.subjects.pronoun(verb.first, verb.inverted)
            if verb.inverted
            else after[0]
            if after
            else None
        )
    else:
        speaker = rules.subject(verb)
        if speaker is None or speaker.span.start < words[comma].end:
            return None
    if speaker is None or verb.hanging:
        return None
    return _made(frame, verb, Span(words[0].start, words[comma - 1].end), speaker, TRAILING)


def _made(frame: Frame, verb: Verb, content: Span, speaker: Speaker, sure: float) -> Reported:
    cue = Span(frame.words[verb.first].start, frame.words[verb.last - 1].end)
    return Reported(content, speaker, cue, sure * speaker.certainty)
