"""What the database itself refuses: to change or remove an entry, or to add one out of turn.

A guard stops mistakes and whoever has the application's rights alone. Who may alter the schema
can drop it; the chain then shows what they did, and `missing` that a guard is gone.
"""

from collections.abc import Iterable
from typing import Protocol

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.utils import CursorWrapper

TABLE = "access_auditentry"
_REFUSAL = "the audit log is only ever added to"
_OUT_OF_TURN = "an entry of the audit log follows on the last one"


class Guards(Protocol):
    """What the two databases do, each in its own words."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put the guards up."""
        ...

    def missing(self, cursor: CursorWrapper) -> Iterable[str]:
        """The guards that are not as they were put up."""
        ...


def guards(vendor: str) -> Guards:
    """The guards of this database."""
    return PostgresGuards() if vendor == "postgresql" else SqliteGuards()


_LAST = f"(SELECT sequence FROM {TABLE} ORDER BY sequence DESC LIMIT 1)"  # noqa: S608 - ours
_LAST_HASH = f"(SELECT hash FROM {TABLE} ORDER BY sequence DESC LIMIT 1)"  # noqa: S608 - ours


class SqliteGuards:
    """Triggers that abort the statement. REPLACE INTO meets the one on insertion."""

    SQL = {  # noqa: RUF012 - never changed
        "access_audit_no_update": (
            f"CREATE TRIGGER access_audit_no_update BEFORE UPDATE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        ),
        "access_audit_no_delete": (
            f"CREATE TRIGGER access_audit_no_delete BEFORE DELETE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        ),
        "access_audit_in_turn": (
            f"CREATE TRIGGER access_audit_in_turn BEFORE INSERT ON {TABLE} "
            f"WHEN NEW.sequence IS NOT coalesce({_LAST}, 0) + 1 "
            f"OR NEW.previous IS NOT coalesce({_LAST_HASH}, '{'0' * 64}') "
            f"BEGIN SELECT RAISE(ABORT, '{_OUT_OF_TURN}'); END"
        ),
    }

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put the guards up."""
        for sql in self.SQL.values():
            editor.execute(sql)

    def missing(self, cursor: CursorWrapper) -> Iterable[str]:
        """The guards that are not as they were put up."""
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        standing = dict(cursor.fetchall())
        return [name for name, sql in self.SQL.items() if standing.get(name) != sql]


class PostgresGuards:
    """Triggers that raise, also for a session that calls itself a replica (ENABLE ALWAYS)."""

    BODIES = {  # noqa: RUF012 - never changed
        "access_audit_refuse": f"BEGIN RAISE EXCEPTION '{_REFUSAL}'; END",
        "access_audit_follow": (
            f"BEGIN IF NEW.sequence IS DISTINCT FROM coalesce({_LAST}, 0) + 1 "
            f"OR NEW.previous IS DISTINCT FROM coalesce({_LAST_HASH}, '{'0' * 64}') "
            f"THEN RAISE EXCEPTION '{_OUT_OF_TURN}'; END IF; RETURN NEW; END"
        ),
    }
    TRIGGERS = {  # noqa: RUF012 - never changed
        "access_audit_no_change": ("UPDATE OR DELETE", "ROW", "access_audit_refuse"),
        "access_audit_no_truncate": ("TRUNCATE", "STATEMENT", "access_audit_refuse"),
        "access_audit_in_turn": ("INSERT", "ROW", "access_audit_follow"),
    }

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put the guards up."""
        for function, body in self.BODIES.items():
            editor.execute(
                f"CREATE FUNCTION {function}() RETURNS trigger "
                f"LANGUAGE plpgsql AS $guard${body}$guard$"
            )
        for trigger, (events, each, function) in self.TRIGGERS.items():
            editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {events} ON {TABLE} "
                f"FOR EACH {each} EXECUTE FUNCTION {function}()"
            )
            editor.execute(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {trigger}")

    def missing(self, cursor: CursorWrapper) -> Iterable[str]:
        """The guards that are not as they were put up."""
        cursor.execute(
            "SELECT tgname, proname, prosrc, tgenabled FROM pg_trigger "
            "JOIN pg_proc ON pg_proc.oid = tgfoid WHERE tgrelid = to_regclass(%s)",
            [TABLE],
        )
        standing = {name: tuple(found) for name, *found in cursor.fetchall()}
        return [
            name
            for name, (_, _, function) in self.TRIGGERS.items()
            if standing.get(name) != (function, self.BODIES[function], "A")
        ]
