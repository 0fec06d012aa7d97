"""New casefiles of a test process: the first is made by the migrations, the others copy its tables.

To migrate takes longer than most tests. Processes that a test starts, older casefiles, PostgreSQL
and the tests of the migrations themselves are left alone.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.conf import settings

from affiant.evidence.connection import connect
from affiant.evidence.snapshot import copy_of
from affiant.evidence.upgrading import upgrade


class MadeOnce:
    """Takes the place of `upgrade`; keeps what it copies in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, ...], Path] = {}

    def __call__(self, folder: Path, database: Path | str, is_old: Callable[[], bool]) -> None:
        """As `upgrade`."""
        apps = tuple(settings.INSTALLED_APPS)  # a team's have more tables
        if not isinstance(database, Path) or is_old():
            upgrade(folder, database, is_old)
        elif apps in self._made:
            connect(Path(":memory:"), migrate=False)  # nothing is open while it is replaced
            shutil.copyfile(self._made[apps], database)
            connect(database, migrate=False)
        else:
            upgrade(folder, database, is_old)
            made = self._folder / f"{len(self._made)}.db"
            copy_of(database, made)
            with closing(sqlite3.connect(made)) as copy:
                copy.execute("PRAGMA journal_mode=WAL").fetchone()  # as a casefile's is
            self._made[apps] = made
