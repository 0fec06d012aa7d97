"""The messages of files as they are stored: byte for byte, for what signatures are over."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from affiant.mail.reading.row import Kind
from affiant.mail.reading.trove import rows_in_the_clear

LARGEST = 64 * 1024 * 1024
"""Bytes of a message that is checked; its hash needs all of it at once."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One message. `number` counts from 1 within its file; `raw` is None for one too large."""

    path: Path
    number: int
    start: int
    raw: bytes | None
    is_of_mailbox: bool = False


def holds_messages(path: Path) -> bool:
    """Whether the file is a mailbox or a message as it lies there. Raises OSError."""
    with path.open("rb") as file:
        return rows_in_the_clear(file, path.name) is not None


def messages(path: Path) -> Iterator[Stored]:
    """Those of a mailbox, or the one that the file is; none of any other file. Raises OSError."""
    with path.open("rb") as file, path.open("rb") as content:
        number, is_of_mailbox = 0, False
        for row in rows_in_the_clear(file, path.name) or ():
            if row.kind is not Kind.MESSAGE:
                is_of_mailbox |= row.kind is Kind.SEPARATOR
                continue
            number += 1
            content.seek(row.start)
            raw = content.read(row.size) if row.size <= LARGEST else None
            yield Stored(path, number, row.start, raw, is_of_mailbox=is_of_mailbox)
