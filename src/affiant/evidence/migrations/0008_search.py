from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from affiant.evidence.search.index import index


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was read before: publishers from the descriptions, words from the index."""
    told = Coalesce(KeyTextTransform("publisher", "description"), models.Value(""))
    apps.get_model("evidence", "Text").objects.update(publisher=told)
    index().list_terms(editor)


class Migration(migrations.Migration):
    """What searches need to be counted, spelled nearly and kept."""

    dependencies = [("evidence", "0007_collections")]

    operations = [
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=64)),
                ("language", models.CharField(default="", max_length=8)),
            ],
        ),
        migrations.AddConstraint(
            model_name="searchterm",
            constraint=models.UniqueConstraint(fields=("word", "language"), name="one_row_a_term"),
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.TextField()),
                ("name", models.CharField(max_length=120)),
                ("asked", models.TextField()),
                ("seen", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"), name="one_saved_search_a_name"
            ),
        ),
        migrations.AddField(
            model_name="text", name="publisher", field=models.TextField(default="")
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(
                fields=["text", "start", "end", "kind", "name_key", "known_key"],
                name="evidence_fact_place",
            ),
        ),
        migrations.AlterField(
            model_name="fact",
            name="text",
            field=models.ForeignKey(
                db_index=False,
                on_delete=models.deletion.PROTECT,
                related_name="facts",
                to="evidence.text",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
