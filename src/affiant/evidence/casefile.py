"""A casefile: a folder with the originals, the database (or the URL of one), and nothing else.

casefile = Casefile.create(Path("casefile"))
with casefile.writing():
    ...
"""

import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError, OperationalError, connection

from affiant.evidence.connection import connect, use
from affiant.evidence.errors import (
    CasefileBusy,
    CasefileDamaged,
    CasefileNewer,
    DatabaseAway,
    NoCasefile,
)
from affiant.evidence.originals import Originals
from affiant.evidence.tables import APPS
from affiant.evidence.upgrading import upgrade

DATABASE = "casefile.db"
PUBLISHED = "published"  # bundles of dossiers that went out, in the casefile's folder
LOCK = "writing.lock"
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Casefile:
    """An open casefile. One is open at a time in a process (Django's connection is global)."""

    folder: Path

    @property
    def originals(self) -> Originals:
        """The archive of its bytes."""
        return Originals(self.folder / "originals")

    @classmethod
    def create(cls, folder: Path, database: str | None = None) -> "Casefile":
        """Open the casefile in `folder`, making it where there is none.

        `database` is a postgresql:// URL; without one, SQLite in the folder.
        Raises CasefileDamaged, DatabaseAway, OSError (a full disk, a folder that may not be
        written), or ValueError for a URL of another kind.
        """
        folder = folder.absolute()
        (folder / "originals").mkdir(parents=True, exist_ok=True)
        return cls._open(folder, database)

    @classmethod
    def open(cls, folder: Path, database: str | None = None) -> "Casefile":
        """Open the casefile in `folder`. Raises NoCasefile where there is none."""
        folder = folder.absolute()
        if not (folder / "originals").is_dir():
            raise NoCasefile(folder)
        if database is None and not (folder / DATABASE).is_file():
            raise NoCasefile(folder)
        return cls._open(folder, database)

    @classmethod
    def _open(cls, folder: Path, database: str | None) -> "Casefile":
        try:
            connect(database or folder / DATABASE, migrate=False)
            made, known = _migrations_made(), _migrations_known()
            if made - known:
                raise CasefileNewer(folder)
            if known - made:
                upgrade(folder, database or folder / DATABASE, lambda: _is_old(known))
        except (DatabaseError, sqlite3.Error) as error:
            raise _why(error, folder, away=database is not None) from error
        _Hand.folder = folder
        return cls(folder)

    @classmethod
    def join(cls, folder: Path, settings: dict[str, Any]) -> "Casefile":
        """The one that another process of ours has open, by the settings of its connection: it
        looked whether tables are up to date."""
        use(settings)
        _Hand.folder = folder
        return cls(folder)

    @classmethod
    def at_hand(cls) -> "Casefile":
        """The one that this process opened last. Raises RuntimeError where it opened none."""
        if _Hand.folder is None:
            raise RuntimeError("no casefile is open in this process")
        return cls(_Hand.folder)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the casefile for writing. Raises CasefileBusy when another run does."""
        with (self.folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise CasefileBusy(self.folder) from error
            self.originals.sweep()
            yield


def _why(error: Exception, folder: Path, *, away: bool) -> Exception:
    """What to raise for what the database said. SQLite in WAL writes beside the file to read it."""
    said = str(error).strip().splitlines()[0]
    if away and isinstance(error, OperationalError):
        return DatabaseAway(said)
    code = getattr(error.__cause__ or error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) and _is_sealed(folder):
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    return CasefileDamaged(folder, said)


def _is_sealed(folder: Path) -> bool:
    return not os.access(folder, os.W_OK)


class _Hand:
    folder: Path | None = None


def _is_old(known: set[tuple[str, str]]) -> bool:
    """Whether tables of an older version are there; nobody upgraded them meanwhile."""
    made = _migrations_made()
    return bool(made) and bool(known - made)


def _migrations_made() -> set[tuple[str, str]]:
    """The migrations that this database has had. Cheaper than asking Django to look."""
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall() if app in APPS}


def _migrations_known() -> set[tuple[str, str]]:
    return {
        (app, file.stem)
        for app in APPS
        for file in (_HERE.parent / app / "migrations").glob("[0-9]*.py")
    }
