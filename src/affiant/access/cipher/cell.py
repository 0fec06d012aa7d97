from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one row. A value opens in the cell that it was closed in, and in no other."""

    table: str
    column: str
    row: str

    @property
    def place(self) -> bytes:
        """The cell in bytes that no other cell has: each part with its length before it."""
        parts = (part.encode() for part in (self.table, self.column, self.row))
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
