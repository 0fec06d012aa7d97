import uuid

from django.db import models

from affiant.access.cipher.field import EncryptedTextField


class MailSecret(models.Model):
    """The casefile's key of pseudonyms, in hexadecimal; one row, made when first asked for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    only = models.BooleanField(default=True, unique=True)
    key = EncryptedTextField()

    def __str__(self) -> str:
        return "the key of pseudonyms"
