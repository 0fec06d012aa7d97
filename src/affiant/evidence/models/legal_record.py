from django.db import models


class LegalRecord(models.Model):
    """Where a person stands before the law, as somebody established it. Rows are only ever added.

    `name_key` is `names.key` of the person's full name; the row with the newest `on` counts, of
    one day the one recorded last. `on` is ISO 8601, `source` the public record that says so.
    """

    name_key = models.TextField(db_index=True)
    name = models.TextField()
    status = models.CharField(max_length=12)
    on = models.CharField(max_length=10)
    source = models.TextField()
    counts = models.TextField(default="")
    under_appeal = models.BooleanField(default=False)
    by = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.status} {self.on}"
