"""The tables of accounts, made where a team begins, and brought up to date where it has begun."""

from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection


def bring_up_to_date() -> None:
    """Make what is missing. To look whether anything is costs less than Django's own looking."""
    if _known() - _made():
        call_command("migrate", verbosity=0, interactive=False)


def _made() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(str(app), str(name)) for app, name in cursor.fetchall()}


def _known() -> set[tuple[str, str]]:
    return {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        for file in (Path(config.path) / "migrations").glob("[0-9]*.py")
    }
