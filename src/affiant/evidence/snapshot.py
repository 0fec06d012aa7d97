"""A copy of a SQLite database as it is at one moment, made while others write.

The copy is taken inside a read transaction: with write-ahead logging, writers go on, and what
they write is not seen, so the copy never has to begin again.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

PAGES = 2000  # in one step: 8 MiB, some milliseconds
BUSY = 30.0  # seconds


def copy_of(database: Path, copy: Path) -> None:
    """Copy a database into a file that is not there yet. Raises sqlite3.Error, OSError."""
    with closing(sqlite3.connect(database, timeout=BUSY, isolation_level=None)) as source:
        _copy(source, copy, lambda _done, _of: None)


@contextmanager
def snapshot(database: Path, copy: Path, told: Callable[[int, int], None]) -> Iterator[Path]:
    """The copy, inside the block; it is then removed. `told` gets pages done and pages.

    Raises sqlite3.Error, OSError.
    """
    try:
        with closing(sqlite3.connect(database, timeout=BUSY, isolation_level=None)) as source:
            _copy(source, copy, told)
        yield copy
    finally:
        for file in (copy, *(copy.with_name(copy.name + end) for end in ("-wal", "-shm"))):
            file.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, copy: Path, told: Callable[[int, int], None]) -> None:
    copy.touch(mode=0o600)
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment
    with closing(sqlite3.connect(copy)) as target:
        source.backup(
            target, pages=PAGES, progress=lambda _status, left, of: told(of - left, of), sleep=0
        )
        target.execute("PRAGMA journal_mode=DELETE").fetchone()
    source.execute("COMMIT")


def originals_in(copy: Path) -> Iterator[str]:
    """The digests of the originals that a database has rows of, in order."""
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as source:
        for (sha256,) in source.execute("SELECT sha256 FROM evidence_original ORDER BY sha256"):
            yield str(sha256)


def migrations_in(copy: Path) -> list[tuple[str, str]]:
    """The migrations that a database has had."""
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as source:
        return list(source.execute("SELECT app, name FROM django_migrations ORDER BY id"))
