"""Which characters of a text stand between quotation marks.

Marks of one family close each other; straight marks open and close by turns. A quotation ends
with its paragraph at the latest, save in a passage that is a block quotation as a whole. Single
marks are left out: an apostrophe looks the same.
"""

import re

import numpy as np
from numpy.typing import NDArray

from affiant.reading.document import Document
from affiant.reading.passage import PassageKind

_MARK = re.compile(r"[«»“”„\"\n]")
_OPENING = frozenset("«“„")


def quoted(document: Document) -> NDArray[np.bool_]:
    """For each character of the text whether it is quoted."""
    told = np.zeros(len(document.text), np.bool_)
    begun: int | None = None
    for mark in _MARK.finditer(document.text):
        char, at = mark.group(), mark.start()
        if char == "\n":
            begun = None
        elif begun is None:
            begun = at if char in _OPENING or char == '"' else None
        elif char not in _OPENING:
            told[begun + 1 : at] = True
            begun = None
    for passage in document.passages:
        if passage.kind is PassageKind.QUOTATION:
            told[passage.span.start : passage.span.end] = True
    return told
