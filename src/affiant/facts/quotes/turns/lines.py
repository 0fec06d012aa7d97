"""The lines of a document in which a turn may begin."""

from collections.abc import Iterator
from typing import NamedTuple

from affiant.reading.document import Document
from affiant.reading.passage import PassageKind

_SKIPPED = frozenset({PassageKind.BOILERPLATE, PassageKind.REFERENCE, PassageKind.TABLE_CELL,
                      PassageKind.CAPTION})  # fmt: skip


class Line(NamedTuple):
    """`start` and `end` are places in the document; `opens` whether its passage begins here."""

    start: int
    end: int
    kind: PassageKind
    opens: bool


def lines(document: Document) -> Iterator[Line]:
    """Each line of each passage that somebody may speak in, in order; none is blank."""
    text = document.text
    for passage in document.passages:
        if passage.kind in _SKIPPED:
            continue
        start, limit = passage.span.start, passage.span.end
        opens = True
        while start < limit:
            end = text.find("\n", start, limit)
            end = limit if end < 0 else end
            if not text[start:end].isspace() and end > start:
                yield Line(start, end, passage.kind, opens)
                opens = False
            start = end + 1
