"""Where the database's part of a backup comes from: one of the two databases, at one moment."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db import connection

from affiant.evidence import snapshot
from affiant.evidence.backup.tables import Tables, tables_at_one_moment
from affiant.evidence.casefile import DATABASE, Casefile

Told = Callable[[int, int], None]
COPY = "backup.part"
CHUNK = 1024 * 1024


class Source(Protocol):
    """A database at one moment."""

    @property
    def kind(self) -> str:
        """Which of the two."""
        ...

    @property
    def migrations(self) -> list[tuple[str, str]]:
        """The migrations that it has had."""
        ...

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Its parts: a name, and the bytes in order."""
        ...

    def originals(self) -> Iterator[str]:
        """The digests of the originals that it has rows of, in order."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteSource:
    """A copy of the file."""

    copy: Path
    kind: str = "sqlite"

    @property
    def migrations(self) -> list[tuple[str, str]]:
        """The migrations that it has had."""
        return snapshot.migrations_in(self.copy)

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The one file."""
        yield "casefile", self._chunks()

    def _chunks(self) -> Iterator[bytes]:
        with self.copy.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def originals(self) -> Iterator[str]:
        """The digests of the originals that it has rows of, in order."""
        return snapshot.originals_in(self.copy)


def at_one_moment(casefile: Casefile, told: Told) -> AbstractContextManager[Source]:
    """The open casefile's database as it is now, for the time of the block."""
    if connection.vendor == "postgresql":
        return _tables()
    return _copied(casefile, told)


@contextmanager
def _copied(casefile: Casefile, told: Told) -> Iterator[Source]:
    copy = casefile.folder / COPY
    copy.unlink(missing_ok=True)  # of a backup that was killed
    with snapshot.snapshot(casefile.folder / DATABASE, copy, told) as made:
        yield SqliteSource(made)


@contextmanager
def _tables() -> Iterator[Source]:
    with tables_at_one_moment() as tables:
        source: Tables = tables
        yield source
