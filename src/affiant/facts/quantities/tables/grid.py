"""The tables of a document: which words stand in which row and column.

Every reader writes a row as one line and parts its cells by tabs; a page's cells are passages
of their own, a sheet's rows are. The column of a cell is the number of tabs before it in its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

MOST_CELLS = 4000
"""A larger table is a set of data and no passage of a text: a figure of it is for who asks it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a row and a column, both counted from 0; `text` is what `span` covers."""

    span: Span
    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, none of them empty, with the passages right before and behind the table."""

    rows: tuple[tuple[Cell, ...], ...]
    language: str | None
    before: Passage | None = None
    after: Passage | None = None

    @property
    def span(self) -> Span:
        """From the first cell to the last."""
        return Span(self.rows[0][0].span.start, self.rows[-1][-1].span.end)


def tables(document: Document) -> Iterator[Table]:
    """The document's tables of two columns or more and at most `MOST_CELLS` cells, in order."""
    passages = document.passages
    at = 0
    while at < len(passages):
        first = at
        while at < len(passages) and passages[at].kind is PassageKind.TABLE_CELL:
            at += 1
        if at > first:
            rows = _rows(document.text, passages[first:at])
            if rows and max(row[-1].column for row in rows) > 0:
                before = passages[first - 1] if first else None
                after = passages[at] if at < len(passages) else None
                language = document.language_of(passages[first])
                yield Table(rows, language, before, after)
        at += 1


def _rows(text: str, passages: tuple[Passage, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of the cells; none where there are too many."""
    rows: list[list[Cell]] = []
    column, number = 0, 0
    end = text.rfind("\n", 0, passages[0].span.start) + 1
    for passage in passages:
        gap = text[end : passage.span.start]
        if not rows or "\n" in gap:
            rows.append([])
            column = 0
        column += gap.rpartition("\n")[2].count("\t")
        cells = list(_cells(text, passage.span, len(rows) - 1, column))
        rows[-1] += cells
        number += len(cells)
        if number > MOST_CELLS:
            return ()
        column = cells[-1].column if cells else column
        end = passage.span.end
    return tuple(tuple(row) for row in rows if row)


def _cells(text: str, span: Span, row: int, column: int) -> Iterator[Cell]:
    start = span.start
    for at, words in enumerate(span.of(text).split("\t")):
        kept = words.strip()
        if kept:
            begin = start + words.index(kept)
            yield Cell(Span(begin, begin + len(kept)), kept, row, column + at)
        start += len(words) + 1
