"""Django pointed at one casefile at a time.

A process opens one casefile, or several in turn (tests do): `connect` closes the connection
before and makes the next. SQLite runs in WAL with foreign keys on; a writer waits up to
`LOCK_WAIT` seconds for another before it gives up.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connections

from affiant.evidence.errors import NoDriver
from affiant.evidence.tables import bring_up_to_date

LOCK_WAIT = 30
SQLITE_START = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY;PRAGMA cache_size=-32000;"
)


def connect(database: Path | str, *, migrate: bool) -> None:
    """Point Django's default connection at a SQLite file or a postgresql:// URL.

    With `migrate` the tables are made or brought up to date. Raises ValueError for a URL of
    another kind; django.db.Error when the database cannot be reached.
    """
    use(settings_for(database))
    if migrate:
        bring_up_to_date()


def use(database: dict[str, Any]) -> None:
    """Point Django's default connection where these settings of Django's say."""
    start_django()
    connections.close_all()
    connections.settings["default"] = connections.configure_settings({"default": database})[
        "default"
    ]
    connections["default"] = connections.create_connection("default")


def start_django() -> None:
    """Load Django with the casefile's settings, once; models can be imported after.

    What `django.setup` does besides is for a web server: addresses and its log, which load what
    speaks HTTP and writes e-mail. The portal does that itself.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "affiant.evidence.settings")
    apps.populate(settings.INSTALLED_APPS)


def settings_for(database: Path | str) -> dict[str, Any]:
    """Django's settings for a SQLite file (a Path) or a PostgreSQL URL (a str).

    Raises ValueError for a URL of another kind, NoDriver where psycopg is not installed.
    """
    if isinstance(database, Path):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(database),
            "OPTIONS": {
                "init_command": SQLITE_START,
                "transaction_mode": "IMMEDIATE",
                "timeout": LOCK_WAIT,
            },
        }
    parts = urlsplit(database)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("a database URL begins with postgresql://")
    if find_spec("psycopg") is None:
        raise NoDriver("psycopg is not installed")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
