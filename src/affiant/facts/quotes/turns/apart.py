"""The sentences of a transcript without what nobody says: labels and directions between brackets.

What finders read after this are the speakers' own words; "Mr. LUND. He denied it." tells nothing
of Mr. Lund.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from affiant.facts.context import Context
from affiant.facts.sentence import Sentence
from affiant.reading.span import Span


def apart(context: Context) -> Context:
    """The context with those sentences; the same where there are no turns."""
    if not context.turns:
        return context
    text = context.document.text
    zones = sorted(
        [turn.label for turn in context.turns]
        + [aside for turn in context.turns for aside in turn.asides if _ends(text, aside)]
    )
    starts = [zone.start for zone in zones]
    cut = [piece for one in context.sentences for piece in _without(text, one, zones, starts)]
    return replace(context, sentences=tuple(cut))


def _ends(text: str, aside: Span) -> bool:
    """Whether no sentence goes on behind the direction."""
    behind = text[aside.end : aside.end + 2].strip()
    return not behind or behind[0].isupper() or not behind[0].isalnum()


def _without(
    text: str, sentence: Sentence, zones: Sequence[Span], starts: Sequence[int]
) -> Iterator[Sentence]:
    at = max(0, bisect_left(starts, sentence.span.start) - 1)
    start = sentence.span.start
    whole = True
    while at < len(zones) and zones[at].start < sentence.span.end:
        if zones[at].end > start:
            whole = False
            yield from _piece(text, sentence, start, zones[at].start)
            start = zones[at].end
        at += 1
    if whole:
        yield sentence
    else:
        yield from _piece(text, sentence, start, sentence.span.end)


def _piece(text: str, sentence: Sentence, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and any(sign.isalnum() for sign in text[start:end]):
        yield Sentence(Span(start, end), text[start:end], sentence.passage, sentence.language)
