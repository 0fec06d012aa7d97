"""Databases of the tests on PostgreSQL, put back as they were and used again.

To make a database takes longer than most tests. So a process makes one of each template and, when
a test has ended, puts rows and counters back. Where a test changed tables, triggers or functions,
or rows cannot be put back, the database is thrown away and the next test gets a new one.
"""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from tests.conftest import _database, _sql

SHAPE = SQL("""SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
  SELECT concat_ws(' ', relname, relkind, relnatts) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled, tgfoid::regproc)
    FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws(' ', proname, md5(prosrc)) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
) AS parts (part)""")
"""A digest of tables, triggers, functions and constraints."""
TABLES = SQL("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
GUARDS = SQL("""SELECT tgrelid::regclass::text, tgname FROM pg_trigger
WHERE tgenabled = 'A' AND NOT tgisinternal""")
"""The triggers that also fire for who puts rows back."""
COUNTERS = SQL("""SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL
FROM pg_sequences WHERE schemaname = 'public'""")
END_OTHERS = SQL("""SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()""")
_numbers = itertools.count()


class Reused:
    """A copy of a template, as long as it can be put back; then another."""

    def __init__(self, template: str) -> None:
        self._template = template
        self._name = ""
        self._rows: dict[str, bytes] = {}  # of the tables that the template fills
        self._counters: list[tuple[str, int, bool]] = []
        self._guards: list[tuple[str, str]] = []
        self._shape: object = None

    @contextmanager
    def database(self) -> Iterator[str]:
        """The name of a database that is like the template."""
        if self._name:
            self._rename()
        else:
            self._make()
        yield self._name
        try:
            kept = self._put_back()
        except psycopg.Error:
            kept = False
        if not kept:
            self.drop()

    def drop(self) -> None:
        """Throw the copy away."""
        if self._name:
            _sql(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")
        self._name = ""

    def _rename(self) -> None:
        """What a process keeps of a database, it keeps by its name."""
        before, self._name = self._name, _new_name()
        _sql(f"ALTER DATABASE {before} RENAME TO {self._name}")

    def _make(self) -> None:
        self._name = _new_name()
        _sql(f"CREATE DATABASE {self._name} TEMPLATE {self._template}")
        with psycopg.connect(_database(self._name)) as connection:
            self._shape = connection.execute(SHAPE).fetchone()
            self._guards = connection.execute(GUARDS).fetchall()
            self._counters = connection.execute(COUNTERS).fetchall()
            self._rows = {name: _read(connection, name) for name in _filled(connection)}

    def _put_back(self) -> bool:
        """Whether it is as it was made."""
        with psycopg.connect(_database(self._name)) as connection:
            connection.execute(END_OTHERS)
            if connection.execute(SHAPE).fetchone() != self._shape:
                return False
            connection.execute("SET session_replication_role = replica")  # no keys are checked
            self._guard(connection, SQL("DISABLE TRIGGER"))
            for table in {*_filled(connection), *self._rows}:
                connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
            for table, rows in self._rows.items():
                with connection.cursor().copy(_copy(table, SQL("FROM STDIN"))) as copy:
                    copy.write(rows)
            self._guard(connection, SQL("ENABLE ALWAYS TRIGGER"))
            with connection.cursor() as cursor:
                cursor.executemany("SELECT setval(%s::regclass, %s, %s)", self._counters)
        return True

    def _guard(self, connection: psycopg.Connection, how: SQL) -> None:
        for table, trigger in self._guards:
            alter = SQL("ALTER TABLE {} {} {}")
            connection.execute(alter.format(Identifier(table), how, Identifier(trigger)))


def _new_name() -> str:
    return f"affiant_test_{os.getpid()}_{next(_numbers)}"


def _copy(table: str, where: SQL) -> Composed:
    return SQL("COPY {} {}").format(Identifier(table), where)


def _read(connection: psycopg.Connection, table: str) -> bytes:
    with connection.cursor().copy(_copy(table, SQL("TO STDOUT"))) as copy:
        return b"".join(bytes(part) for part in copy)


def _filled(connection: psycopg.Connection) -> list[str]:
    """The tables that hold rows."""
    names = [name for (name,) in connection.execute(TABLES)]
    asked = [
        SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(name, Identifier(name))
        for name in names
    ]
    return [name for (name,) in connection.execute(SQL(" UNION ALL ").join(asked))]
