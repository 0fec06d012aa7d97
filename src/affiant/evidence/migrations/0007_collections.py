import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_the_first(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The collection that has no name, number 1: what is in the casefile already goes there."""
    del editor
    apps.get_model("evidence", "Collection").objects.create(name="", name_key="")


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0006_additions"),
        ("evidence", "0006_work"),
    ]

    operations = [
        migrations.CreateModel(
            name="Collection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.CharField(max_length=200, unique=True)),
                ("at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RunPython(make_the_first, migrations.RunPython.noop),
        migrations.AddField(
            model_name="entry",
            name="collection",
            field=models.ForeignKey(
                default=1,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="evidence.collection",
            ),
        ),
        migrations.RemoveConstraint(model_name="entry", name="one_current_row_a_file"),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("container", None), ("replaced", False)),
                fields=("collection", "key_digest"),
                name="one_current_row_a_file",
            ),
        ),
    ]
