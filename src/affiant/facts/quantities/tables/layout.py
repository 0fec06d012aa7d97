"""Which cells of a table head its rows and columns, and which hold its numbers."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from affiant.facts.quantities.setting import Setting
from affiant.facts.quantities.tables.cell import Value, is_year, value_of
from affiant.facts.quantities.tables.grid import Cell, Table
from affiant.facts.quantities.tables.header import Header, header, units_of_all, units_stated
from affiant.reading.document import Document
from affiant.reading.passage import PassageKind

_MOST_HEADS = 3  # rows
_CAPTION = 200  # characters of a heading or a line above a table that belongs to it
_ANNOUNCED = ("table", "tableau")


@dataclass(frozen=True, slots=True)
class Placed:
    """A number in its place: the headers of its row and columns, nearest last; the caption's."""

    value: Value
    rows: tuple[Header, ...]
    columns: tuple[Header, ...]
    captions: tuple[Header, ...]


@dataclass
class Layout:
    """A table with its parts told apart."""

    document: Document
    table: Table
    language: str
    setting: Setting

    def placed(self) -> Iterator[Placed]:
        """The numbers of the table's body that count something, in order."""
        above: tuple[Header, ...] = ()
        first: Header | None = None
        for row in self.table.rows[self._first_body :]:
            heads, values = self._parted(row)
            if not values and len(row) == 1:
                above = heads  # a line in the table that heads the rows below it
                continue
            if row[0].column > 0 and first is not None:
                heads = (first, *heads)  # a cell over several rows, or "the same" left empty
            elif heads:
                first = heads[0]
            for value in values:
                yield Placed(value, (*above, *heads), self.columns(value.cell), self.captions)

    def at(self, place: int) -> Cell | None:
        """The cell whose words cover a place of the text."""
        found = bisect_right(self._starts, place) - 1
        cell = self._cells[found] if found >= 0 else None
        return cell if cell is not None and place < cell.span.end else None

    def heads(self, cell: Cell) -> tuple[tuple[Header, ...], tuple[Header, ...]]:
        """The headers of the row and columns of a cell of words; none of a header's own."""
        number = self._numbers[cell.row]
        if number < self._first_body:
            return (), ()
        heads, _ = self._parted(self.table.rows[number])
        return tuple(head for head in heads if head.span != cell.span), self.columns(cell)

    @cached_property
    def _cells(self) -> list[Cell]:
        return [cell for row in self.table.rows for cell in row]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {row[0].row: number for number, row in enumerate(self.table.rows)}

    @cached_property
    def _starts(self) -> list[int]:
        return [cell.span.start for cell in self._cells]

    @cached_property
    def captions(self) -> tuple[Header, ...]:
        """What stands above the table, or over the whole of its columns."""
        titles = [cell for row in self.table.rows[: self._first_head] for cell in row]
        before = self.table.before
        found = []
        if before is not None and len(before.span) <= _CAPTION and self._is_caption():
            found.append(self._header(Cell(before.span, before.span.of(self.document.text), 0, 0)))
        elif before is not None and (stated := units_stated(before.span, self.document.text)):
            found.append(self._header(Cell(stated, stated.of(self.document.text), 0, 0)))
        over = units_of_all(self.document) if not any(head.units for head in found) else None
        whole = [self._header(Cell(over, over.of(self.document.text), 0, 0))] if over else []
        return (*whole, *found, *map(self._header, titles))

    def _is_caption(self) -> bool:
        before = self.table.before
        assert before is not None  # noqa: S101 - asked only where there is one
        if before.kind in (PassageKind.CAPTION, PassageKind.HEADING):
            return True
        text = before.span.of(self.document.text)
        announced = text.lower().startswith(_ANNOUNCED) or text.endswith(":")
        return before.kind is PassageKind.PARAGRAPH and announced

    def columns(self, cell: Cell) -> tuple[Header, ...]:
        """The headers above a cell: those over several columns first, its own last."""
        return self._columns.get(cell.column, ())

    @cached_property
    def _columns(self) -> dict[int, tuple[Header, ...]]:
        last = max(row[-1].column for row in self.table.rows)
        heads = self.table.rows[self._first_head : self._first_body]
        told: dict[int, tuple[Header, ...]] = {}
        for number, row in enumerate(heads):
            read = {cell.column: self._header(cell) for cell in row}
            wide = number < len(heads) - 1
            held: Header | None = None
            for column in range(last + 1):
                held = read.get(column, held if wide else None)
                if held is not None:
                    told[column] = (*told.get(column, ()), held)
        return told

    @cached_property
    def _first_head(self) -> int:
        """Rows of one cell above everything are titles."""
        rows = self.table.rows
        at = 0
        while at < len(rows) - 1 and len(rows[at]) == 1 and rows[at][0].column == 0:
            at += 1
        return at

    @cached_property
    def _first_body(self) -> int:
        rows = self.table.rows[self._first_head : self._first_head + _MOST_HEADS]
        for number, row in enumerate(rows):
            if len(row) == 1 or any(self._measures(cell) for cell in row):
                return self._first_head + number
        return self._first_head + 1  # a table of words

    def _measures(self, cell: Cell) -> bool:
        """Whether a cell of the first rows is a number of the body, and no year."""
        return value_of(cell, self.language) is not None and not is_year(cell.text)

    @cached_property
    def _unbracketed(self) -> frozenset[int]:
        """The columns in which a number stands without brackets."""
        body = self.table.rows[self._first_body :]
        read = [value_of(cell, self.language) for row in body for cell in row]
        return frozenset(one.cell.column for one in read if one and not one.bracketed)

    def _header(self, cell: Cell) -> Header:
        return header(cell.span, cell.text, self.language, self.setting)

    def _parted(self, row: tuple[Cell, ...]) -> tuple[tuple[Header, ...], list[Value]]:
        """The headers of a row and its numbers: what stands before the first number heads it."""
        heads: list[Header] = []
        values: list[Value] = []
        for cell in row:
            above = self.columns(cell)
            if above and above[-1].names and not is_year(cell.text):
                continue
            counts = any(head.only_a_time or head.noun for head in above)
            value = value_of(cell, self.language, self.setting.homeland)
            if value is not None and value.bracketed and cell.column not in self._unbracketed:
                value = None  # a column of numbers in brackets: percentages, numbers of notes
            year = is_year(cell.text) and not (counts and cell.column)
            if value is not None and not year:
                values.append(value)
            elif not values and (value is None or cell.column == 0):
                heads.append(self._header(cell))
        return tuple(heads), values
