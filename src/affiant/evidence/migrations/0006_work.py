import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0005_legal_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("retry", "Retry"),
                            ("trace", "Trace"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=12,
                    ),
                ),
                ("by", models.TextField()),
                ("options", models.JSONField(default=dict)),
                ("asked", models.DateTimeField()),
                ("begun", models.DateTimeField(null=True)),
                ("ended", models.DateTimeField(null=True)),
                ("beat", models.DateTimeField(null=True)),
                ("worker", models.CharField(default="", max_length=200)),
                ("attempts", models.IntegerField(default=0)),
                ("stopping", models.BooleanField(default=False)),
                ("total", models.BigIntegerField(null=True)),
                ("done", models.BigIntegerField(default=0)),
                ("failed", models.BigIntegerField(default=0)),
                ("passed", models.BigIntegerField(default=0)),
                ("documents", models.BigIntegerField(default=0)),
                ("facts", models.BigIntegerField(default=0)),
                ("samples", models.JSONField(default=list)),
                ("trouble", models.CharField(default="", max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "id"], name="evidence_jo_state_c7b77a_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("worker", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_runs_is_run_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("open", models.BooleanField(default=True)),
                ("collection", models.BigIntegerField(default=1)),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="evidence.job",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("path", models.TextField()),
                ("path_digest", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("modified", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "Expected"),
                            ("arrived", "Arrived"),
                            ("known", "Known"),
                            ("taken", "Taken"),
                            ("refused", "Refused"),
                        ],
                        default="expected",
                        max_length=12,
                    ),
                ),
                ("sha256", models.CharField(default="", max_length=64)),
                ("reason", models.CharField(default="", max_length=40)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arrivals",
                        to="evidence.upload",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["upload", "state", "id"],
                        name="evidence_ar_upload__186e01_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("upload", "path_digest"),
                        name="one_arrival_a_path_of_an_upload",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 0)),
                        name="no_arrival_is_less_than_empty",
                    ),
                ],
            },
        ),
    ]
