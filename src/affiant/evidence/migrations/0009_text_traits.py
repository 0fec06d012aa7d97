import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0008_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="TextTraits",
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
                ("version", models.CharField(max_length=40)),
                ("later", models.BooleanField(default=False)),
                ("language", models.CharField(max_length=8)),
                ("runs", models.BinaryField()),
                ("types", models.BinaryField()),
                ("counts", models.BinaryField()),
            ],
        ),
    ]
