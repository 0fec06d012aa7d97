"""Takes the tables of entities away: nothing read them, what is asked follows from the names."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("evidence", "0011_publications")]

    operations = [
        migrations.DeleteModel(name="EntityAlias"),
        migrations.DeleteModel(name="EntityIdentifier"),
        migrations.DeleteModel(name="EntityParent"),
        migrations.DeleteModel(name="Settled"),
        migrations.DeleteModel(name="Entity"),
    ]
