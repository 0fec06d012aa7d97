from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from affiant.evidence.search.index import index


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    index().create(editor)


class Migration(migrations.Migration):
    """The full-text index, in the words of the database at hand."""

    dependencies = (("evidence", "0001_initial"),)
    operations = (migrations.RunPython(create, migrations.RunPython.noop),)
