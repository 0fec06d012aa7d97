from django.db import models


class AuditEntry(models.Model):
    """A row of the log: `audit.link.Link`, which says what each column means.

    Rows are only ever added: triggers of the database refuse all else.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    actor = models.CharField(max_length=50, db_index=True)
    action = models.CharField(max_length=24)
    kind = models.CharField(max_length=12)
    object_id = models.CharField(max_length=80)
    details = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["kind", "object_id"]),)

    def __str__(self) -> str:
        return f"{self.sequence}: {self.actor} {self.action} {self.kind} {self.object_id}"
