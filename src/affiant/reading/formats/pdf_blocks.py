"""From the lines of a page to its blocks: paragraphs, headings, list items, notes.

A new block begins where the type size changes, where more room is left than between the lines
of a paragraph, at an indent, after a short last line, at a bullet, and at the top of a column
unless the sentence plainly goes on there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from affiant.reading.formats.pdf_lines import Line
from affiant.reading.passage import Box, PassageKind

_MORE_ROOM = 1.25  # times the usual distance of lines; paragraphs part at 1.4 and more
_OTHER_SIZE = 1.12  # times the size: 11 and 12 points are one text, 10 and 12 are not
_HEADING_SIZE = 1.15  # times the body's size; the smallest headings in use are 12 to 10
_NOTE_SIZE = 0.95  # times the body's size
_INDENT = 0.8  # of the type size; narrower ones are uneven margins
_SHORT_LINE = 0.8  # of the width of the paragraph's longest line
_LONGEST_HEADING = 200  # characters

_BULLET = re.compile(r"[•◦▪‣●■□–—*-]\s|\(?[0-9a-z]{1,2}[.)]\s(?=\S)", re.IGNORECASE)
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?)\s?(?=[^\W\d_]|https?:|«|“|\")")
_TURN = re.compile(
    r"(?:THE|The|LE|LA) [A-ZÉ]{3,}[.: ]|(?:[A-ZÀ-Þ][\w.’'-]{0,20} ){0,3}[A-ZÀ-Þ][\w.’'-]{0,20} ?: "
    r"|Mme (?:la [a-zé-]{2,20}|[A-ZÀ-Þ][\w’-]{1,20}(?: [A-ZÀ-Þ][\w’-]{1,20}){0,3})"
    r"(?: \([^()]{2,60}\)|, [^.:]{3,60})?\. "
)
"""A turn of speech in a transcript begins a block, whoever speaks."""
_CALLED = re.compile(
    r"(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER)[ -]*)*EXAMINATION(?: BY .{3,60})?"
    r"|BY M[RS]S?\. [A-ZÀ-Þ’' .-]{2,40}:"
)
"""The lines of a deposition that say who asks from here on."""
_LABEL = 90  # characters in which a label's colon stands
_CALLED_BY = ("THE ", "The ", "LE ", "LA ", "Mme ")
_CALLS = frozenset("BCDEFR")  # with which they begin: few lines need be looked at
_SPEAKER = re.compile(r"(?:M|Mr|Ms|Dr|Me|MR|MS|DR)\. ")
_BROKEN_OFF = "-–—"
_ITEM_MARKS = "•◦▪‣●■□"
_SENTENCE_ENDS = '.!?…:;»”")]'
_REFERENCES = re.compile(
    r"(?:\d+[. ]+)?(?:references|bibliography|sources|notes|endnotes|works cited|footnotes"
    r"|références|bibliographie|notes et références|notes de fin)\s*:?",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """Consecutive lines that belong together, and what they are."""

    lines: tuple[Line, ...]
    kind: PassageKind

    @property
    def box(self) -> Box:
        """The rectangle round all lines (round both columns for a block that runs over)."""
        _, left, bottom, right, top, _, _ = zip(*self.lines, strict=True)  # as Line's fields
        return Box(min(left), min(bottom), max(right), max(top))


def body_size(lines: Iterable[Line]) -> float:
    """The size in points in which most characters are set; 0.0 without lines."""
    characters: defaultdict[float, int] = defaultdict(int)
    for line in lines:
        characters[line.size] += len(line.text)
    return max(characters, key=lambda size: characters[size], default=0.0)


class Blocks:
    """Parts a document's pages into blocks, page by page in order.

    It remembers from page to page whether the list of references has begun.
    """

    def __init__(self, body: float) -> None:
        self._body = body
        self._in_references = False

    def of(self, lines: Sequence[Line]) -> list[Block]:
        """The blocks of the next page."""
        return [Block(tuple(group), self._kind(group)) for group in grouped(lines)]

    def _kind(self, lines: Sequence[Line]) -> PassageKind:
        first = lines[0]
        if len(lines) == 1 and _REFERENCES.fullmatch(first.text):
            self._in_references = True
            return PassageKind.HEADING
        if first.size >= self._body * _HEADING_SIZE and _length(lines) <= _LONGEST_HEADING:
            self._in_references = False
            return PassageKind.HEADING
        if _NOTE.match(first.text) and (
            self._in_references or first.size <= self._body * _NOTE_SIZE
        ):
            return PassageKind.REFERENCE
        bullet = _BULLET.match(first.text) and not _SPEAKER.match(first.text)
        return PassageKind.LIST_ITEM if bullet else PassageKind.PARAGRAPH


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one page, parted where a new block begins."""
    room = _usual_distance(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1], room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _usual_distance(lines: Sequence[Line]) -> float:
    down = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    return median(down) if down else 0.0


def _begins(line: Line, block: Sequence[Line], room: float) -> bool:
    """Asked of every line but a page's first: what is told soonest and most often comes first."""
    above = block[-1]
    if above.hyphen:
        return False
    size = line.size
    if size != above.size and _other_size(size, above.size):
        return True
    ended = above.text[-1] in _SENTENCE_ENDS
    if (ended and _BULLET.match(line.text)) or _opens_turn(line.text, above.text, ended=ended):
        return True
    distance = above.bottom - line.bottom
    if distance < -size:  # higher on the page: the next column
        return ended or not line.text[0].islower()
    if distance > (room if room > size else size) * _MORE_ROOM or line.text[0] in _ITEM_MARKS:
        return True
    if line.left - above.left > _INDENT * size:
        return not _hangs(block)
    return ended and _ended_short(above, block)


def _opens_turn(words: str, above: str, *, ended: bool) -> bool:
    if (ended or above[-1] in _BROKEN_OFF) and _may_call(words) and _TURN.match(words):
        return True
    return words[0] in _CALLS and _CALLED.fullmatch(words) is not None


def _may_call(words: str) -> bool:
    """What most lines fail at a fraction of the pattern's cost."""
    return words.find(":", 0, _LABEL) > 0 or words.startswith(_CALLED_BY)


def _other_size(one: float, other: float) -> bool:
    return max(one, other) > min(one, other) * _OTHER_SIZE


def _hangs(block: Sequence[Line]) -> bool:
    """Whether the block is a first line that hangs out to the left of the lines to come."""
    return len(block) == 1 and _BULLET.match(block[0].text) is not None


def _ended_short(above: Line, block: Sequence[Line]) -> bool:
    """Whether the line above, which ends a sentence, leaves room at its end."""
    if len(block) < 2:  # noqa: PLR2004 - one is no width
        return False
    widest = max(line.right - line.left for line in block)
    return above.right - min(line.left for line in block) < widest * _SHORT_LINE
