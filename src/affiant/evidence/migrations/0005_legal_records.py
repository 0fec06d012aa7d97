from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0004_entities"),
    ]

    operations = [
        migrations.CreateModel(
            name="LegalRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_key", models.TextField(db_index=True)),
                ("name", models.TextField()),
                ("status", models.CharField(max_length=12)),
                ("on", models.CharField(max_length=10)),
                ("source", models.TextField()),
                ("counts", models.TextField(default="")),
                ("under_appeal", models.BooleanField(default=False)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
