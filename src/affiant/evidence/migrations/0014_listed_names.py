"""Keeps the list of names of a large casefile, so that a server that starts has one to show."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0013_publications_of_collections")]

    operations = [
        migrations.CreateModel(
            name="ListedName",
            fields=[
                ("rank", models.IntegerField(primary_key=True, serialize=False)),
                ("entity", models.CharField(max_length=24)),
                ("name", models.TextField()),
                ("entity_kind", models.CharField(max_length=16)),
                ("count", models.IntegerField()),
                ("keys", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="NamesListed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.TextField()),
            ],
        ),
    ]
