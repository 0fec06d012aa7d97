"""A casefile of an older version, brought up to date: a copy first, then the migrations.

The copy of the database as it was stays beside it, `casefile-before-upgrade.db`, one at most: with
it and the version that made it, a person can go back. (PostgreSQL is copied by who runs it.)
Two that open an old casefile at once upgrade it once.
"""

import fcntl
from collections.abc import Callable
from pathlib import Path

from affiant.evidence.connection import connect
from affiant.evidence.snapshot import copy_of

BEFORE = "casefile-before-upgrade.db"
LOCK = "upgrading.lock"


def upgrade(folder: Path, database: Path | str, is_old: Callable[[], bool]) -> None:
    """Run the migrations that are missing; `is_old` tells whether rows are there already.

    Raises django.db.Error, sqlite3.Error; OSError, for one when there is no room for the copy. The
    database is then as it was.
    """
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if isinstance(database, Path) and is_old():
            part = folder / f"{BEFORE}.part"
            part.unlink(missing_ok=True)
            copy_of(database, part)
            part.replace(folder / BEFORE)
        connect(database, migrate=True)
