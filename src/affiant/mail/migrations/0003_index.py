import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from affiant.mail import index


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    index.create(editor)


class Migration(migrations.Migration):
    """The full-text index; and no index of a column that another index begins with."""

    dependencies = (("mail", "0002_troves"),)
    operations = (
        migrations.AlterField(
            "message",
            "trove",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="messages",
                to="mail.trove",
            ),
        ),
        migrations.AlterField(
            "message",
            "file",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="messages",
                to="mail.trovefile",
            ),
        ),
        migrations.AlterField(
            "attachment",
            "message",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attachments",
                to="mail.message",
            ),
        ),
        migrations.RunPython(create, migrations.RunPython.noop),
    )
