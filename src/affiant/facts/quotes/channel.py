"""Where words were said: a tweet, a letter, an interview, in the text's words."""

from collections.abc import Iterator

from affiant.facts.quotes.frame import Frame, Frames, Stretch
from affiant.facts.quotes.speaker import Speaker, named
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.wordlist import words

_AUTHORED = 12  # tokens from a report to "published by X"
_MADE_BY = frozenset({"par", "by", "from"})
_RECEIVED = words("clauses", "received")
_ADJECTIVES = 3
_TWEETED = ("tweet", "twitt")


def channel(frame: Frame, cue: Span | None, content: Span | None = None) -> Span | None:
    """The noun phrase of the channel that the sentence names, or its verb (tweeted). What the
    `content` without marks names is no channel: demands that the study be put into a report."""
    channels = frame.cues.channels
    for at, (start, end, _, low) in enumerate(frame.words):
        within = content is not None and content.start <= start < content.end
        if low in channels and not within and _placed(frame, at):
            first = _adjectives(frame, at)
            return Span(frame.words[first].start, frame.words[_noun_end(frame, at)].end)
        if cue is not None and cue.start <= start < cue.end and low.startswith(_TWEETED):
            return Span(start, end)
    return None


def _placed(frame: Frame, at: int) -> bool:
    """In a letter, dans une lettre: a preposition and an article before the noun."""
    start = _adjectives(frame, at)
    while frame.low(start - 1) in frame.cues.determiners | {"’", "'"}:
        start -= 1
        if frame.low(start) in frame.cues.prepositions:
            return True
    return frame.low(start - 1) in frame.cues.prepositions


def _adjectives(frame: Frame, at: int) -> int:
    start = at
    while at - start < _ADJECTIVES and frame.low(start - 1).isalpha():
        low = frame.low(start - 1)
        if low in frame.cues.determiners or low in frame.cues.prepositions or frame.cues.verb(low):
            break
        start -= 1
    return start


def _noun_end(frame: Frame, at: int) -> int:
    """Blog post, press release: the last of the nouns in a row."""
    while frame.low(at + 1) in frame.cues.channels:
        at += 1
    return at


def owners(stretches: list[Stretch], frames: Frames) -> dict[str, Speaker]:
    """Noun for a letter or report to its one author in this document, if it is told."""
    found: dict[str, set[str]] = {}
    speakers: dict[str, Speaker] = {}
    for stretch in stretches:
        if not frames.between(stretch.start, stretch.end):
            continue
        frame = frames.frame(stretch)
        for noun, speaker in _owned(frame):
            found.setdefault(noun, set()).add(speaker.name)
            speakers[noun] = speaker
    return {noun: speakers[noun] for noun, names in found.items() if len(names) == 1}


def _owned(frame: Frame) -> Iterator[tuple[str, Speaker]]:
    for at, word in enumerate(frame.words):
        if word.low not in frame.cues.channels:
            continue
        speaker = _by(frame, at) or _possessor(frame, at) or _writer(frame, at)
        if speaker is not None:
            yield word.low, speaker


def _by(frame: Frame, noun: int) -> Speaker | None:
    """Le rapport ... publié par X: the name after "par" with no other noun for a text between."""
    for at in range(noun + 1, min(noun + _AUTHORED, len(frame.words))):
        low = frame.low(at)
        if low in {".", ";", ":"} or low in frame.cues.channels:
            return None
        if low in _MADE_BY:
            return None if frame.low(at - 1) in _RECEIVED else _name_near(frame, at + 1)
    return None


def _name_near(frame: Frame, at: int) -> Speaker | None:
    for further in range(at, at + 3):
        if further in frame.names:
            return named(frame.names[further][0])
    return None


def _possessor(frame: Frame, noun: int) -> Speaker | None:
    """X’s 2020 report; X’s letter."""
    for back in range(noun - 1, max(-1, noun - 7), -1):
        if (
            frame.low(back) == "s"
            and frame.low(back - 1) in {"’", "'"}
            and back - 1 in frame.name_ends
        ):
            return named(frame.names[frame.name_ends[back - 1]][0])
    return None


def _writer(frame: Frame, noun: int) -> Speaker | None:
    """Dans une lettre ..., X dit: an opening phrase, then the organisation right after a comma."""
    if noun > 6 or not _placed(frame, noun):  # noqa: PLR2004 - the phrase opens the sentence
        return None
    for at, (mention, last) in sorted(frame.names.items()):
        if (
            at > noun
            and frame.low(at - 1) == ","
            and mention.entity_kind is EntityKind.ORGANISATION
        ):
            verb = any(frame.cues.verb(frame.low(i)) for i in range(last, last + 3))
            return named(mention) if verb else None
    return None
