import uuid

from django.db import models

from affiant.access.cipher.field import EncryptedTextField


class Unmasking(models.Model):
    """Somebody looked, or asked to look, behind the mask of persons in a document or collection.

    `subject` identifies the one person; empty for all of the scope: that is bulk, and waits for
    `consented_by`. The reason is encrypted, for people write names into reasons; its
    `commitment` stands in the log, so that it cannot be rewritten afterwards.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    asked_by = models.CharField(max_length=50, db_index=True)
    asked_at = models.DateTimeField()
    scope = models.CharField(max_length=12)
    scope_id = models.BigIntegerField()
    subject = models.CharField(max_length=80, default="")
    ground = models.CharField(max_length=20)
    reason = EncryptedTextField()
    salt = EncryptedTextField()
    commitment = models.CharField(max_length=64)
    consented_by = models.CharField(max_length=50, default="")
    open_from = models.DateTimeField(null=True)
    open_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.ground}: {self.scope} {self.scope_id}"
