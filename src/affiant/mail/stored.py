"""The messages of files as they are stored: byte for byte, for what signatures are over."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from affiant.mail.reading import mbox
from affiant.mail.reading.row import Kind

LARGEST = 64 * 1024 * 1024
"""Bytes of a message that is checked; its hash needs all of it at once."""

_ENVELOPE = b"From "


@dataclass(frozen=True, slots=True)
class Stored:
    """One message. `number` counts from 1 within its file; `raw` is None for one too large."""

    path: Path
    number: int
    start: int
    raw: bytes | None
    is_of_mailbox: bool = False


def messages(path: Path) -> Iterator[Stored]:
    """Those of a mailbox, or the one that the file is. Raises OSError."""
    with path.open("rb") as file:
        if file.read(len(_ENVELOPE)) != _ENVELOPE:
            size = file.seek(0, 2)
            file.seek(0)
            yield Stored(path, 1, 0, file.read() if size <= LARGEST else None)
            return
        number = 0
        with path.open("rb") as content:
            for row in mbox.rows(file):
                if row.kind is not Kind.MESSAGE:
                    continue
                number += 1
                content.seek(row.start)
                raw = content.read(row.size) if row.size <= LARGEST else None
                yield Stored(path, number, row.start, raw, is_of_mailbox=True)
