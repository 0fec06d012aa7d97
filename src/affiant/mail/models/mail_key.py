from django.db import models

from affiant.mail.models.key_import import KeyImport


class MailKey(models.Model):
    """A public key under a name, as one source told it; never deleted.

    `record` is the DNS's text, `record_sha256` its hash (a record can be too long for an index),
    `material` the hash of the key itself, the same however the record is written. The days are
    those on which this source saw it, first and last; a later import of the same source may
    only widen them.
    """

    domain = models.CharField(max_length=255)
    selector = models.CharField(max_length=255)
    record = models.TextField()
    record_sha256 = models.CharField(max_length=64)
    material = models.CharField(max_length=64, db_index=True)
    source = models.CharField(max_length=12)
    told_by = models.CharField(max_length=200)
    first_seen = models.DateField(null=True)
    last_seen = models.DateField(null=True)
    private_since = models.DateField(null=True)
    is_signed = models.BooleanField(default=False)
    taken_from = models.ForeignKey(KeyImport, on_delete=models.PROTECT, related_name="keys")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["domain", "selector", "record_sha256", "source", "told_by"],
                name="one_row_a_key_and_teller",
            ),
        )

    def __str__(self) -> str:
        return f"{self.selector}._domainkey.{self.domain}"
