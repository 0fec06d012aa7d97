from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from affiant.access.audit.guards import guards


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    guards(editor.connection.vendor).create(editor)


class Migration(migrations.Migration):
    """The audit log is only ever added to, in the words of the database at hand."""

    dependencies = (("access", "0001_initial"),)
    operations = (migrations.RunPython(create, migrations.RunPython.noop),)
