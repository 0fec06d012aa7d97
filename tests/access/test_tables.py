"""Every casefile has the tables of access, older ones from when they are opened next."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from affiant.access.models import AuditEntry, Grant
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.errors import CasefileNewer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Casefile.create(tmp_path / "affair").folder


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_casefile_of_before_access_gets_its_tables_when_it_is_opened(folder: Path) -> None:
    for model in apps.get_app_config("access").get_models():
        sql(f"DROP TABLE {model._meta.db_table}")
    sql("DELETE FROM django_migrations WHERE app = 'access'")
    Casefile.open(folder)
    assert not AuditEntry.objects.exists()
    assert not Grant.objects.exists()
    connect(Path(":memory:"), migrate=False)


def test_a_casefile_whose_access_is_of_a_later_version_is_not_touched(folder: Path) -> None:
    columns, later = "app, name, applied", "'access', '9999_from_the_future', '2030-01-01'"
    sql(f"INSERT INTO django_migrations({columns}) VALUES ({later})")  # noqa: S608 - ours
    connect(Path(":memory:"), migrate=False)
    with pytest.raises(CasefileNewer):
        Casefile.open(folder)
    connect(Path(":memory:"), migrate=False)


def test_the_models_and_the_migrations_agree() -> None:

    call_command("makemigrations", "access", check=True, dry_run=True, verbosity=0)
