"""Where a backup's database goes: a file in the new folder, or an empty PostgreSQL database."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from affiant.evidence.backup import tables
from affiant.evidence.backup.errors import BackupError, Problem
from affiant.evidence.casefile import DATABASE
from affiant.evidence.connection import connect

Migrations = list[tuple[str, str]]
_LONGEST_LINE = 16 * 1024  # bytes: the names of a table's columns


class Taking(Protocol):
    """Takes one file of the database in."""

    def write(self, chunk: bytes) -> object:
        """The next bytes of it."""
        ...


class Place(Protocol):
    """Where a database can be put."""

    @property
    def kind(self) -> str:
        """Which of the two databases."""
        ...

    def made(self, migrations: Migrations) -> AbstractContextManager[None]:
        """Make it inside the block, for good when the block ends well, and else not at all."""
        ...

    def taking(self, name: str) -> AbstractContextManager[Taking]:
        """Take one file in."""
        ...


def place_for(staging: Path, database: str | None) -> Place:
    """The place for a URL, or in the folder without one."""
    return PostgresqlPlace(database) if database else SqlitePlace(staging)


@dataclass(frozen=True, slots=True)
class SqlitePlace:
    """A file in the folder that the restored casefile is put together in."""

    staging: Path
    kind: str = "sqlite"

    @contextmanager
    def made(self, migrations: Migrations) -> Iterator[None]:
        """The file bears its tables. Raises BackupError(NEWER)."""
        _refuse_newer(migrations)
        yield

    @contextmanager
    def taking(self, name: str) -> Iterator[Taking]:
        """The one file, whatever it is called."""
        del name
        descriptor = os.open(self.staging / DATABASE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file


@dataclass(frozen=True, slots=True)
class PostgresqlPlace:
    """An empty database: tables are made as the backup had them, in one transaction."""

    url: str
    kind: str = "postgresql"

    @contextmanager
    def made(self, migrations: Migrations) -> Iterator[None]:
        """Raises BackupError: NEWER, NOT_EMPTY."""
        connect(self.url, migrate=False)
        _refuse_newer(migrations)
        with connection.cursor() as cursor:
            if tables.names(cursor):
                raise BackupError(Problem.NOT_EMPTY, "database")
        with transaction.atomic(durable=True):
            _migrate(migrations)
            with connection.cursor() as cursor:
                tables.empty(cursor, tables.names(cursor))
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            yield
            with connection.cursor() as cursor:
                tables.set_counters(cursor, tables.names(cursor))

    @contextmanager
    def taking(self, name: str) -> Iterator[Taking]:
        """The rows of one table."""
        with connection.cursor() as cursor:
            if name not in tables.names(cursor) or name == tables.OURS:
                raise BackupError(Problem.FORGED, name)
            with _Rows(cursor, name) as rows:
                yield rows


class _Rows:
    """Rows on their way into a table, once the first line has named their columns."""

    def __init__(self, cursor: Any, table: str) -> None:
        self._cursor = cursor
        self._table = table
        self._line = b""
        self._copy: Any = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        self._stack.__exit__(*error)

    def write(self, chunk: bytes) -> None:
        """The next bytes. Raises BackupError(FORGED)."""
        if self._copy is None:
            self._line += chunk
            line, found, chunk = self._line.partition(b"\n")
            if not found:
                if len(self._line) > _LONGEST_LINE:
                    raise BackupError(Problem.FORGED, self._table)
                return
            self._begin(line.decode().split(","))
        if chunk:
            self._copy.write(chunk)

    def _begin(self, columns: list[str]) -> None:
        if not set(columns) <= set(tables.columns_of(self._cursor, self._table)):
            raise BackupError(Problem.FORGED, self._table)
        copying = self._cursor.copy(tables.copying_in(self._table, columns))
        self._copy = self._stack.enter_context(copying)


def _refuse_newer(migrations: Migrations) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    installed = {one.label for one in apps.get_app_configs()}
    if any(one not in known for one in migrations if one[0] in installed):
        raise BackupError(Problem.NEWER)


def _migrate(migrations: Migrations) -> None:
    """Make the tables as they were after these migrations, inside the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else later steps could not alter tables
    executor = MigrationExecutor(connection)
    if any(one not in executor.loader.disk_migrations for one in migrations):
        raise BackupError(Problem.NEWER)
    executor.migrate([(app, name) for app, name in migrations])
