"""What a message says, whose words are whose, masked; a part at a time where it is long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.mail.replies.section import Kind
from affiant.mail.replies.split import sections
from affiant.portal.mail.masks import Hide
from affiant.portal.mail.message_words import folded
from affiant.portal.speech import Speech

PART = 40_000  # characters of a part, about; masking them takes less than a tenth of a second
LONGEST = 4_000  # characters without a space that are shown: what is longer nobody reads
_RUN = re.compile(rf"\S{{{LONGEST},}}")
_LEFT_OUT = "[…]"
_OPEN = frozenset({Kind.WRITTEN, Kind.CONTEXT})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind. What is not the writer's own is folded under `told`; else that is ""."""

    words: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Part `number` of `parts`, from 1."""

    pieces: tuple[Piece, ...]
    number: int
    parts: int


def said(text: str, hide: Hide, speech: Speech, number: int = 1) -> Said:
    """That part of the text; the nearest one where there is none of this number."""
    text = _RUN.sub(_LEFT_OUT, text)
    cut = list(_cuts(text))
    number = min(max(number, 1), len(cut))
    start, end = cut[number - 1]
    part = text[start:end]
    found = list(_together(part))
    alone = not any(kind in _OPEN and words.strip() for kind, words in found)
    pieces = tuple(
        Piece(
            hide(words).strip("\n"),
            folded(kind, len(words.strip().splitlines()), speech)
            if kind not in _OPEN and not (alone and kind is not Kind.SIGNATURE)
            else "",
        )
        for kind, words in found
        if words.strip()
    )
    return Said(pieces, number, len(cut))


def _together(part: str) -> Iterator[tuple[Kind, str]]:
    """Its sections, each announcement with what it announces."""
    announced = ""
    for one in sections(part):
        words = one.of(part)
        if one.kind is Kind.ATTRIBUTION:
            announced += words
            continue
        if announced and one.kind not in (Kind.QUOTED, Kind.FORWARDED):
            yield Kind.ATTRIBUTION, announced
            announced = ""
        yield one.kind, announced + words
        announced = ""
    if announced:
        yield Kind.ATTRIBUTION, announced


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > PART:
        end = _end(text, start, start + PART)
        yield start, end
        start = end
    yield start, len(text)


def beginning(text: str, most: int) -> str:
    """So much of a text as fits into `most` characters, which are more than LONGEST."""
    text = _RUN.sub(_LEFT_OUT, text[: most + LONGEST])
    return text if len(text) <= most else text[: _end(text, 0, most)]


def _end(text: str, start: int, most: int) -> int:
    """Where a line ends, else a word: half an address would not be masked."""
    line = text.rfind("\n", start + 1, most)
    if line > 0:
        return line + 1
    return next(at for at in range(most, start, -1) if text[at - 1].isspace())
