import uuid

from django.db import models

from affiant.access.cipher.field import EncryptedTextField


class MailRelease(models.Model):
    """A table by employer that was published; rows are only ever added.

    `table` is what was published, as JSON. `cells` is what each of its cells counted, closed: it
    is what the next release is compared with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    day = models.DateField()
    minimum = models.IntegerField()
    table = models.JSONField()
    cells = EncryptedTextField()
    by = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"release of {self.day}"
