from django.db import models
from django.db.models import Q

from affiant.evidence.models.job import Job


class Upload(models.Model):
    """Files that somebody sends through the portal, a folder or some of one.

    It is open while files may still arrive; then `job` reads them, or it was thrown away.
    """

    by = models.TextField()
    at = models.DateTimeField()
    open = models.BooleanField(default=True)
    collection = models.BigIntegerField(default=1)  # what its files go into
    job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="uploads")

    def __str__(self) -> str:
        return f"{self.pk} by {self.by}"


class ArrivalState(models.TextChoices):
    """How far a file has come."""

    EXPECTED = "expected"  # announced; some of it may be here
    ARRIVED = "arrived"  # whole, in quarantine
    KNOWN = "known"  # the casefile has these bytes under this name
    TAKEN = "taken"  # in the archive, and in the ledger
    REFUSED = "refused"


class Arrival(models.Model):
    """A file of an upload. `path` is what the browser calls it, made harmless
    (`evidence.uploads.names`): a label, never a place. Its bytes lie under its number.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="arrivals")
    path = models.TextField()
    path_digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    modified = models.BigIntegerField(null=True)  # nanoseconds since 1970, as the browser says
    state = models.CharField(max_length=12, choices=ArrivalState, default=ArrivalState.EXPECTED)
    sha256 = models.CharField(max_length=64, default="")
    reason = models.CharField(max_length=40, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["upload", "path_digest"], name="one_arrival_a_path_of_an_upload"
            ),
            models.CheckConstraint(condition=Q(size__gte=0), name="no_arrival_is_less_than_empty"),
        )
        indexes = (models.Index(fields=["upload", "state", "id"]),)

    def __str__(self) -> str:
        return self.path
