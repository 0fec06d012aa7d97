import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0005_legal_records"),
    ]

    operations = [
        migrations.AddField(
            model_name="judgement", name="name_key", field=models.TextField(default="")
        ),
        migrations.AddField(
            model_name="judgement", name="settles", field=models.BooleanField(default=False)
        ),
        migrations.CreateModel(
            name="Addition",
            fields=[
                (
                    "fact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="addition",
                        serialize=False,
                        to="evidence.fact",
                    ),
                ),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("key", models.CharField(default="", max_length=64)),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.fact",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("by", "key"),
                        name="one_addition_a_key",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="WholeReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("taken_back", models.BooleanField(default=False)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="whole_reviews",
                        to="evidence.text",
                    ),
                ),
            ],
        ),
    ]
