"""The date that a page gives the text which it repeats: "Originally published on June 19, 2018".

Told near the top or the end, in a short passage or in a sentence about the text itself ("This
article first appeared ..."). A date behind "republished" is the copy's and none of this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from affiant.reading import dateline
from affiant.reading.boilerplate import fold
from affiant.reading.document import PublicationDate
from affiant.reading.passage import Passage
from affiant.reading.span import Span

_SHORT = 14  # words of a passage that is a dateline and no sentence of the report
_LONGEST = 40  # words of a note about the text
_REACH = 90  # characters from the cue to its date: an outlet's name stands between
_OF_THE_TEXT = re.compile(
    r"\W*(?:this|the|cet|cette|ce|le|l'|la)\s?(?:article|post|piece|story|essay|text|letter|column|"
    r"texte|billet|tribune|lettre|publication|enquete)\b"
)
_LENGTH = 400  # characters of the longest note: most passages are ruled out by a look at it
_HINT = re.compile("[oO]rigin|[fF]irst|[iI]nitial|première|abord")
_ENDS = re.compile(r"[.!?]\s")


def with_origin(
    published: PublicationDate, text: str, passages: Sequence[Passage], language: str | None
) -> PublicationDate:
    """`published` with the original's date, where the page gives both and they can both be true.

    A page that gives one date only says when its original came out, and nothing of itself:
    what is counted from such a date stays as unsure as it was.
    """
    for iso, span in _told(text, passages, language):
        published = replace(published, may_be_repost=True)
        if iso < published.iso and span != published.span:
            return replace(published, origin=iso, origin_span=span)
    return published


def _told(
    text: str, passages: Sequence[Passage], language: str | None
) -> Iterator[tuple[str, Span]]:
    for passage in dateline.ends(passages):
        words = passage.span.of(text)
        if not _of_the_text(words):
            continue
        before = 0
        for found in dateline.DATE.finditer(words):
            cue = fold(words[max(before, found.start() - _REACH) : found.start()])
            last = _last(cue)
            iso = dateline.iso_of(found, language)
            if iso is not None and last >= 0 and not _ENDS.search(cue, last):
                place = passage.span.start
                yield iso, Span(place + found.start(), place + found.end())
            before = found.end()


def _of_the_text(words: str) -> bool:
    if len(words) > _LENGTH or _HINT.search(words) is None:
        return False
    size = len(words.split())
    return size <= _SHORT or (size <= _LONGEST and _OF_THE_TEXT.match(fold(words)) is not None)


def _last(cue: str) -> int:
    """Where the last word that calls a date the original's ends, -1 without one."""
    return max((found.end() for found in dateline.ORIGINAL.finditer(cue)), default=-1)
