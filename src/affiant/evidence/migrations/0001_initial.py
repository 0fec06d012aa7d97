import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("confidence", models.FloatField()),
                ("name_key", models.TextField(default="")),
                ("known_key", models.TextField(default="")),
                ("values", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("first_seen", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verdict", models.CharField(max_length=12)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("note", models.TextField(default="")),
                ("correction", models.JSONField(default=dict)),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.judgement",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="evidence.fact",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader", models.CharField(max_length=40)),
                ("reader_version", models.CharField(max_length=40)),
                ("facts_version", models.CharField(max_length=40)),
                ("title", models.TextField(default="")),
                ("published", models.CharField(default="", max_length=40)),
                ("language", models.CharField(default="", max_length=8)),
                ("description", models.JSONField(default=dict)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="evidence.body",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="evidence.original",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.text",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("page", models.IntegerField(null=True)),
                ("box", models.JSONField(null=True)),
                ("language", models.CharField(default="", max_length=8)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="evidence.text",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="fact",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="facts",
                to="evidence.text",
            ),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.TextField()),
                ("key_digest", models.CharField(max_length=64)),
                ("name", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("begun", "Begun"), ("read", "Read"), ("failed", "Failed")],
                        max_length=8,
                    ),
                ),
                ("replaced", models.BooleanField(default=False)),
                ("size", models.BigIntegerField(default=0)),
                ("modified", models.BigIntegerField(null=True)),
                ("reason", models.CharField(default="", max_length=40)),
                ("detail", models.TextField(default="")),
                ("reader", models.CharField(default="", max_length=40)),
                ("reader_version", models.CharField(default="", max_length=40)),
                ("expected", models.BigIntegerField(null=True)),
                ("counted", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "container",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="evidence.entry",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="evidence.original",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="evidence.text",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                fields=("original", "body", "reader", "reader_version"), name="one_row_a_reading"
            ),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["kind", "name_key"], name="evidence_fa_kind_2db614_idx"),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["kind", "known_key"], name="evidence_fa_kind_2881dc_idx"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["state", "reason"], name="evidence_en_state_0fd92a_idx"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("container", None), ("replaced", False)),
                fields=("key_digest",),
                name="one_current_row_a_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("replaced", False), models.Q(("container", None), _negated=True)
                ),
                fields=("container", "key_digest"),
                name="one_current_row_a_member",
            ),
        ),
    ]
