"""The tables of a PostgreSQL database, copied out at one moment and copied in again.

By COPY, not by pg_dump: no client program of the right version is needed, a backup restores
into any version of PostgreSQL, and nothing in a backup is ever run as a command. The tables
themselves are made by our own migrations, up to those that the backup had.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from psycopg import Cursor

OURS = "django_migrations"  # is told in the backup's head
LOG = "access_auditentry"  # is added to in its order, and refuses to be emptied
_TABLES = (
    "SELECT table_name FROM information_schema.tables "
    "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"
)
_COLUMNS = (
    "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
    "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position"
)
_MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY id"
_ORIGINALS = "SELECT sha256 FROM evidence_original ORDER BY sha256"
AT_ONCE = 10_000  # digests fetched together


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables, inside a transaction that sees one moment."""

    cursor: "Cursor[Any]"
    kind: str = "postgresql"

    @property
    def migrations(self) -> list[tuple[str, str]]:
        """The migrations that the database has had."""
        return self.cursor.execute(_MIGRATIONS).fetchall()

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Each table: its name, and its rows. The first line names the columns."""
        for table in names(self.cursor):
            if table != OURS:
                yield table, self._rows(table)

    def _rows(self, table: str) -> Iterator[bytes]:
        columns = columns_of(self.cursor, table)
        yield ",".join(columns).encode() + b"\n"
        order = " ORDER BY sequence" if table == LOG else ""
        sql = f"COPY (SELECT {_quoted(columns)} FROM {_quoted([table])}{order}) TO STDOUT"  # noqa: S608 - names of our own tables
        with self.cursor.copy(sql.encode()) as copy:
            for chunk in copy:
                yield bytes(chunk)

    def originals(self) -> Iterator[str]:
        """The digests of the originals that the database has rows of, in order."""
        name = "affiant_originals"
        self.cursor.execute(f"DECLARE {name} NO SCROLL CURSOR FOR {_ORIGINALS}")
        while rows := self.cursor.execute(f"FETCH {AT_ONCE} FROM {name}").fetchall():
            for (sha256,) in rows:
                yield sha256
        self.cursor.execute(f"CLOSE {name}")


@contextmanager
def tables_at_one_moment() -> Iterator[Tables]:
    """A connection of its own, that reads only, and sees what is there now."""
    import psycopg  # noqa: PLC0415 - an extra: only casefiles in PostgreSQL need it

    told = connection.get_connection_params()
    wanted = {
        name: told[name]
        for name in ("dbname", "user", "password", "host", "port", "options")
        if told.get(name)
    }
    with psycopg.connect(**wanted) as other, other.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield Tables(cursor)


def names(cursor: Any) -> list[str]:
    """The tables of the database."""
    cursor.execute(_TABLES)
    return [name for (name,) in cursor.fetchall()]


def columns_of(cursor: Any, table: str) -> list[str]:
    """The columns that a row is written with."""
    cursor.execute(_COLUMNS, [table])
    return [name for (name,) in cursor.fetchall()]


def empty(cursor: Any, tables: Iterable[str]) -> None:
    """Take out what migrations put in."""
    filled = [table for table in tables if table not in (OURS, LOG)]
    cursor.execute(f"TRUNCATE {_quoted(filled)} CASCADE")


def set_counters(cursor: Any, tables: Iterable[str]) -> None:
    """Let the numbers of new rows go on after the last ones."""
    for table in tables:
        for column in columns_of(cursor, table):
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
            (counter,) = cursor.fetchone()
            if counter:
                sql = f"SELECT setval(%s, max({_quoted([column])})) FROM {_quoted([table])}"  # noqa: S608 - names of our own tables
                cursor.execute(sql, [counter])


def copying_in(table: str, columns: Iterable[str]) -> str:
    """The statement that takes rows in."""
    return f"COPY {_quoted([table])} ({_quoted(columns)}) FROM STDIN"


def _quoted(columns: Iterable[str]) -> str:
    """Identifiers, so that none is anything else."""
    return ", ".join('"' + name.replace('"', '""') + '"' for name in columns)
