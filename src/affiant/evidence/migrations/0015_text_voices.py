"""Keeps with whose voice each text speaks: origins are counted without reading all texts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0014_listed_names")]

    operations = [
        migrations.CreateModel(
            name="TextVoice",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="evidence.text",
                    ),
                ),
                ("mark", models.CharField(max_length=80)),
                ("date", models.CharField(max_length=40)),
                ("sender", models.TextField()),
                ("is_person", models.BooleanField()),
                ("citations", models.TextField()),
            ],
        ),
    ]
