"""A text cut into units: about a sentence each, never across passages."""

import re
from collections.abc import Iterator

from affiant.reading.document import Document
from affiant.reading.span import Span

MOST = 400
"""Units of one text. A longer text has longer units, so that aligning two has a bounded cost."""
_LONGEST = 600  # characters without any boundary; then any white space is one
_BOUNDARY = re.compile(
    r"[.!?…;:]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[*•–—-]*\s*[A-ZÀ-ÖØ-ÞŒ0-9])"  # the end of a sentence
    r"|\n\s*\n\s*"  # a blank line
    r"|\n\s*(?=[\"'“‘«(\[*•–—-]*\s*[A-ZÀ-ÖØ-ÞŒ0-9])"  # a line that begins like a sentence
)


def units(document: Document) -> list[Span]:
    """The units of what was written for this page, in order, disjoint, boilerplate left out."""
    stretches = [passage.span for passage in document.content()]
    if not document.passages:
        stretches = [Span(0, len(document.text))]
    found = [unit for stretch in stretches for unit in _cut(document.text, stretch)]
    return found if len(found) <= MOST else _joined(found)


def _cut(text: str, stretch: Span) -> Iterator[Span]:
    start = stretch.start
    for boundary in _BOUNDARY.finditer(text, stretch.start, stretch.end):
        if boundary.end() > start:
            yield from _shortened(text, start, boundary.end())
            start = boundary.end()
    if start < stretch.end:
        yield from _shortened(text, start, stretch.end)


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > 2 * _LONGEST:
        blank = text.find(" ", start + _LONGEST, start + 2 * _LONGEST)
        cut = blank + 1 if blank >= 0 else start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _joined(found: list[Span]) -> list[Span]:
    """The same in `MOST` units of about as many of the old ones each."""
    step = -(-len(found) // MOST)
    groups = (found[first : first + step] for first in range(0, len(found), step))
    return [Span(group[0].start, group[-1].end) for group in groups]
