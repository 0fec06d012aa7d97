import uuid

from django.db import models

from affiant.access.cipher.field import EncryptedTextField


class MailRelease(models.Model):
    """A table by employer that was published; rows are only ever added.

    `table` is what was published, as JSON. `cells` is what each of its cells counted, closed: it
    is what the next release is compared with. `agreed_by` is the second person, "" where one
    published alone; `replies` is whom of the named was asked (`evidence.right_of_reply`), and both
    are null for what was published before they were kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    day = models.DateField()
    minimum = models.IntegerField()
    table = models.JSONField()
    cells = EncryptedTextField()
    by = models.TextField()
    agreed_by = models.TextField(null=True)
    replies = models.JSONField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"release of {self.day}"
