"""A plain text cut into passages by its blank lines, line ends and marks.

Every character that is not white space lies in exactly one passage. A line end inside a
block parts two passages, unless the text is hard-wrapped: then lines that were broken only
because they were full are one paragraph.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from affiant.reading.passage import Passage, PassageKind
from affiant.reading.reference_list import is_numbered
from affiant.reading.span import Span

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[\s]*(?:[-*+•·‣◦▪●]|\d{1,3}[.)]|[a-z]\))\s+\S")
_HASHES = re.compile(r"#{1,6}\s+\S")
_QUOTED_LINE = re.compile(r"\s*>")
_QUOTED = re.compile(
    r"“[^“”]+”[.,]?|«[^«»]+»[.,]?|\"[^\"]+\"[.,]?|„[^„“”]+[“”][.,]?",
)
_NO_HEADING = re.compile(r"[.!?…;,][\"”’»)\]\u00a0\u202f]*$|^\W*$")
_CONTINUES = re.compile(r"[a-zà-öø-ÿœ,;]")
_HEADING_WORDS = 14  # longer lines without a full stop are sentences that lost it
_WIDEST = 100  # columns; nobody wraps wider by hand or machine
_NARROWEST = 40
_FEW_LINES = 3  # fewer give no width to judge by
_NEARLY_ALL = 0.95  # of the lines are within the width; the others are long URLs


def blocks(text: str) -> tuple[Passage, ...]:
    """The passages of `text` in order; titles, references and boilerplate are found later."""
    width = _wrap_width(text)
    spans = [span for block in _paragraphs(text) for span in _units(text, block, width)]
    rows = _rows(text, spans)
    return tuple(
        Passage(
            span,
            PassageKind.TABLE_CELL
            if index in rows
            else _kind(span.of(text), is_last=index + 1 == len(spans)),
        )
        for index, span in enumerate(spans)
    )


def _rows(text: str, spans: list[Span]) -> frozenset[int]:
    """Which of the spans are rows of tables: lines that follow each other, as many tabs in each.

    As a spreadsheet is pasted: nobody parts the words of a sentence by tabs.
    """
    found: set[int] = set()
    lines = [_tabs(text, span) for span in spans]
    for at, (one, other) in enumerate(pairwise(lines)):
        if one and one == other:
            found |= {at, at + 1}
    return frozenset(found)


def _tabs(text: str, span: Span) -> int:
    """The tabs of the line that the span is, those around it too; 0 of more than a line."""
    words = span.of(text)
    if "\t" not in words or "\n" in words:
        return 0
    end = text.find("\n", span.end)
    return text.count("\t", text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """Lines that stand together, each without the white space around it."""
    block: list[Span] = []
    for line in _LINE.finditer(text):
        span = _trimmed(text, line.start(), line.end())
        parted = block and "\n\n" in text[block[-1].end : line.start()].replace(" ", "")
        if parted or span is None:
            if block:
                yield block
            block = []
        if span is not None:
            block.append(span)
    if block:
        yield block


def _units(text: str, lines: list[Span], width: int | None) -> Iterator[Span]:
    start = lines[0].start
    for line, following in pairwise(lines):
        if not _runs_on(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Whether the line was broken because the next word did not fit in."""
    ahead = following.of(text)
    if _QUOTED_LINE.match(line.of(text)) and _QUOTED_LINE.match(ahead):
        return True
    if width is None or is_numbered(ahead) or _ITEM.match(ahead) or _HASHES.match(ahead):
        return False
    if _CONTINUES.match(ahead) and not _NO_HEADING.search(line.of(text)):
        return True
    left = text.rfind("\n", 0, line.start) + 1
    return line.end - left + 1 + len(ahead.split(maxsplit=1)[0]) >= width


def _wrap_width(text: str) -> int | None:
    """The column at which a machine or a typist broke the lines; None where nobody did."""
    lengths = sorted(len(line.group().rstrip()) for line in _LINE.finditer(text))
    if len(lengths) < _FEW_LINES:
        return None
    width = lengths[int((len(lengths) - 1) * _NEARLY_ALL)]
    return width if _NARROWEST <= width <= _WIDEST else None


def _kind(words: str, *, is_last: bool) -> PassageKind:
    if _HASHES.match(words):
        return PassageKind.HEADING
    if _ITEM.match(words):
        return PassageKind.LIST_ITEM
    if _QUOTED_LINE.match(words) or _QUOTED.fullmatch(words):
        return PassageKind.QUOTATION
    short = "\n" not in words and len(words.split()) <= _HEADING_WORDS
    if short and not is_last and not _NO_HEADING.search(words):
        return PassageKind.HEADING
    return PassageKind.PARAGRAPH


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    size = len(words.strip())
    return Span(start + left, start + left + size) if size else None
