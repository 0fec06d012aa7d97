"""Is every byte of a file told of once?"""

from collections.abc import Iterable

from affiant.mail.reading.row import Row


def tiles(rows: Iterable[Row], size: int) -> bool:
    """Whether every byte of a file of `size` bytes lies in exactly one row."""
    at = 0
    for row in rows:
        if row.start != at or row.end < row.start:
            return False
        at = row.end
    return at == size
