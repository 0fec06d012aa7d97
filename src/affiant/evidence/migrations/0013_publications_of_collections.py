"""Lets a publication draw on some collections alone; those there are draw on the whole casefile."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0012_no_entities")]

    operations = [
        migrations.AddField(
            model_name="publication", name="collections", field=models.JSONField(null=True)
        ),
    ]
