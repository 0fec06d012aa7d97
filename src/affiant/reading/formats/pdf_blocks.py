"""From the lines of a page to its blocks: paragraphs, headings, list items, notes.

A new block begins where the type size changes, where more room is left than between the lines
of a paragraph, at an indent, after a short last line, at a bullet, and at the top of a column
unless the sentence plainly goes on there.
"""

import re
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
        _, left, bottom, right, top, _, _ = zip(*self.lines, strict=True)
        return Box(min(left), min(bottom), max(right), max(top))


def body_size(lines: Iterable[Line]) -> float:
    """The size in points in which most characters are set; 0.0 without lines."""
    characters: dict[float, int] = {}
    for line in lines:
        characters[line.size] = characters.get(line.size, 0) + len(line.text)
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
        length = sum(len(line.text) for line in lines)
        if _REFERENCES.fullmatch(first.text) and len(lines) == 1:
            self._in_references = True
            return PassageKind.HEADING
        if first.size >= self._body * _HEADING_SIZE and length <= _LONGEST_HEADING:
            self._in_references = False
            return PassageKind.HEADING
        if _NOTE.match(first.text) and (
            self._in_references or first.size <= self._body * _NOTE_SIZE
        ):
            return PassageKind.REFERENCE
        return PassageKind.LIST_ITEM if _BULLET.match(first.text) else PassageKind.PARAGRAPH


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
    above = block[-1]
    if above.hyphen:
        return False
    if _other_size(line, above):
        return True
    if above.text[-1] in _SENTENCE_ENDS and _BULLET.match(line.text):
        return True
    distance = above.bottom - line.bottom
    if distance < -line.size:  # higher on the page: the next column
        return above.text[-1] in _SENTENCE_ENDS or not line.text[0].islower()
    if distance > max(room, line.size) * _MORE_ROOM or _is_item(line):
        return True
    return _indented(line, above, block) or _ended_short(above, block)


def _is_item(line: Line) -> bool:
    return line.text[0] in "•◦▪‣●■□"


def _other_size(a: Line, b: Line) -> bool:
    if a.size == b.size:  # as nearly always
        return False
    return max(a.size, b.size) > min(a.size, b.size) * _OTHER_SIZE


def _indented(line: Line, above: Line, block: Sequence[Line]) -> bool:
    """Whether the line stands further in than the one above, which is not a hanging first line."""
    further_in = line.left - above.left > _INDENT * line.size
    return further_in and not (len(block) == 1 and _BULLET.match(block[0].text))


def _ended_short(above: Line, block: Sequence[Line]) -> bool:
    if above.text[-1] not in _SENTENCE_ENDS or len(block) < 2:  # noqa: PLR2004 - one is no width
        return False
    widest = max(line.right - line.left for line in block)
    return above.right - min(line.left for line in block) < widest * _SHORT_LINE
