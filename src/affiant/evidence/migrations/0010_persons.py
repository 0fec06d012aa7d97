from django.db import migrations, models


class Migration(migrations.Migration):
    """All that is told of one person is found by the key of the name."""

    dependencies = [("evidence", "0009_text_traits")]

    operations = [
        migrations.AddField(
            model_name="namecount",
            name="name_key",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddIndex(
            model_name="namecount",
            index=models.Index(
                condition=models.Q(("role", ""), _negated=True),
                fields=["role", "name_key"],
                name="evidence_roles",
            ),
        ),
        migrations.AddIndex(
            model_name="namecount",
            index=models.Index(
                condition=models.Q(("name_key", ""), _negated=True),
                fields=["name_key"],
                name="evidence_persons",
            ),
        ),
    ]
