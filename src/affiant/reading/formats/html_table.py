"""Where the cells of a page's tables stand, so that a row can be written as one line.

In every document's text a row of a table is a line, and the column of a cell is the number of
tabs before it in that line: whoever reads the text finds row and column without the format.
"""

from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import NamedTuple

TABULAR = frozenset(("table", "tr", "td", "th"))
_WIDEST = 20  # columns that one cell may cover: what claims more is no table of figures
_LONGEST = 1000  # rows


class Place(NamedTuple):
    """A cell: the number of its row, counted over the whole page, and its column from 0."""

    row: int
    column: int


@dataclass(slots=True)
class Table:
    """One table while its rows are walked. `below` tells how many rows a column is still held by
    the cell of a row above.
    """

    row: int = 0
    column: int = 0
    below: dict[int, int] = field(default_factory=dict)

    def cell(self, wide: int, high: int) -> Place:
        """The place of the next cell of the row, which covers `wide` columns and `high` rows."""
        while self.column in self.below:
            self.column += 1
        place = Place(self.row, self.column)
        if high > 1:
            self.below |= dict.fromkeys(range(self.column, self.column + wide), high)
        self.column += wide
        return place

    def next_row(self, number: int) -> None:
        """Begin the row that has this number on the page."""
        self.row, self.column = number, 0
        self.below = {column: left - 1 for column, left in self.below.items() if left > 1}


class Tables:
    """The tables that are open at a place of the page, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Table] = []
        self._rows = count(1)

    def enter(self, tag: str, wide: str | None, high: str | None) -> Place | None:
        """Note that an element begins; the place of a cell, None for all else."""
        if tag == "table":
            self._open.append(Table())
        elif self._open and tag == "tr":
            self._open[-1].next_row(next(self._rows))
        elif self._open and self._open[-1].row:
            return self._open[-1].cell(_covered(wide, _WIDEST), _covered(high, _LONGEST))
        return None

    def leave(self) -> None:
        """Note that a table ends."""
        if self._open:
            self._open.pop()


def gaps(places: list[Place | None]) -> list[str]:
    """What stands before each block of the text: nothing, a line end, or the tabs of its row."""
    found = ["\n"] * len(places)
    found[:1] = [""][: len(places)]
    if any(places):  # most pages have no table
        for at, (before, place) in enumerate(pairwise(places), 1):
            if place is not None:
                found[at] = _before(place, before)
    return found


def _before(place: Place, before: Place | None) -> str:
    if before is not None and before.row == place.row and before.column < place.column:
        return "\t" * (place.column - before.column)
    return "\n" + "\t" * place.column


def _covered(stated: str | None, most: int) -> int:
    """A colspan or rowspan; what is none covers one (HTML, 4.9.11)."""
    told = (stated or "").strip()
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 6 else 1  # noqa: PLR2004 - no table is larger
    return min(max(number, 1), most)
