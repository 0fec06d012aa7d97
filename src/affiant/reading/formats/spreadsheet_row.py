"""A row as text: cells parted by tabs, so that what stands in one column stays told apart."""

from collections.abc import Iterable

_WIDEST_GAP = 20  # tabs; one value in the last of 16,384 columns must not cost 16,383 of them


def row_text(cells: Iterable[tuple[int, str]]) -> str:
    """The cells of a row, given as (column from 0, value) in order of their columns.

    Line ends and tabs inside a cell become spaces: they would look like rows and columns.
    A row begins with a tab for every empty cell before its first value.
    """
    text = ""
    last = 0
    for column, value in cells:
        words = " ".join(value.replace("\t", "\n").splitlines()).strip(" ")
        if words:
            text += "\t" * min(column - last, _WIDEST_GAP) + words
            last = column
    return text
