"""Which characters of a text stand between quotation marks.

Typographic marks close each other whatever their shape, nest, and may run over a line end (texts
are often wrapped) but not far; straight ones open and close by turns within a line. A passage that
is a block quotation is quoted as a whole. Single marks are left out: an apostrophe looks the same.
"""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from affiant.reading.document import Document
from affiant.reading.passage import PassageKind

_TYPOGRAPHIC = re.compile("[«“„»”]")
_CLOSING = frozenset("»”")
_STRAIGHT = re.compile(r"\"([^\"\n]+)\"")
LONGEST = 2_000  # characters; a mark that closes further away belongs to another


def quoted(document: Document) -> NDArray[np.bool_]:
    """For each character of the text whether it is quoted."""
    told = np.zeros(len(document.text), np.bool_)
    for first, end in _nested(document.text):
        told[first:end] = True
    for pair in _STRAIGHT.finditer(document.text):
        told[pair.start(1) : pair.end(1)] = True
    for passage in document.passages:
        if passage.kind is PassageKind.QUOTATION:
            told[passage.span.start : passage.span.end] = True
    return told


def _nested(text: str) -> Iterator[tuple[int, int]]:
    """Outermost pairs of typographic marks, the marks left out.

    A mark that opens a line within a quotation goes on with it (Chicago 13.32).
    """
    begun = depth = 0
    for mark in _TYPOGRAPHIC.finditer(text):
        if depth and mark.start() - begun > LONGEST:
            depth = 0
        if mark.group() not in _CLOSING:
            if not depth:
                begun = mark.end()
            goes_on = depth and text[max(mark.start() - 2, 0) : mark.start()].strip(" ") == "\n"
            depth += not goes_on
        elif depth:
            depth -= 1
            if not depth:
                yield begun, mark.start()
