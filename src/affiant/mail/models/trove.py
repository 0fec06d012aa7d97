from django.db import models

from affiant.evidence.models import Collection


class Trove(models.Model):
    """Mail handed in together: a mailbox, a folder, an archive. Of one collection.

    `key` is the path as `evidence.locator` writes it and `key_digest` its SHA-256. `state` is
    "begun" until every file was read to its end, then "read"; `settled` is when copies, threads
    and attributions were last worked out (null: not yet, or something came in since).
    """

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="troves")
    name = models.TextField()
    key = models.TextField()
    key_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, default="begun")
    at = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    settled = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["collection", "key_digest"], name="one_trove_a_path_and_collection"
            ),
        )

    def __str__(self) -> str:
        return self.name
