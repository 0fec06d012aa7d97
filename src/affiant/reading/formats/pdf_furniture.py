"""Running headers, footers and page numbers: what a page says because it is a page.

A line is furniture when it stands at the edge of its page and returns, digits aside, at the
same height of several pages; a bare page number at the edge is furniture by itself.
"""

import re
from collections import Counter
from collections.abc import Sequence

from affiant.reading.formats.pdf_lines import Line

_EDGE_LINES = 3  # a header or footer has at most so many lines
_LEAST_PAGES = 3  # what stands on two pages may be chance
_SHARE = 0.2  # of all pages: chapters change their running header
_HEIGHT_STEP = 6.0  # points; the same footer may stand a hair higher on the next page

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.)?\s*(?:\d{1,5}|[ivxl]{1,7})\s*(?:(?:/|of|sur|de)\s*\d{1,5})?[-–—|\s]*",
    re.IGNORECASE,
)

_Place = tuple[str, int]


class Furniture:
    """Finds the furniture of one document from the lines of all its pages."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        counts: Counter[_Place] = Counter()
        for lines in pages:
            counts.update({_place(lines[index]) for index in _edges(lines)})
        least = max(_LEAST_PAGES, _SHARE * len(pages))
        self._places = frozenset(place for place, count in counts.items() if count >= least)

    def of(self, lines: Sequence[Line]) -> frozenset[int]:
        """The indices of the lines of one page that are furniture."""
        if not lines:
            return frozenset()
        heights = [line.bottom for line in lines]
        outermost = (min(heights), max(heights)) if len(lines) > 1 else ()
        return frozenset(
            index
            for index in _edges(lines)
            if _place(lines[index]) in self._places
            or (heights[index] in outermost and _PAGE_NUMBER.fullmatch(lines[index].text))
        )


def _edges(lines: Sequence[Line]) -> list[int]:
    """The first and last lines in reading order, where pdfium puts what stands at an edge."""
    if len(lines) <= 2 * _EDGE_LINES:
        return list(range(len(lines)))
    first, last = range(_EDGE_LINES), range(len(lines) - _EDGE_LINES, len(lines))
    return [*first, *last]


def _place(line: Line) -> _Place:
    return _DIGITS.sub("", line.text), round(line.bottom / _HEIGHT_STEP)
