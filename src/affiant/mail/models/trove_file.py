from django.db import models

from affiant.evidence.models import Original
from affiant.mail.models.trove import Trove


class TroveFile(models.Model):
    """One file of a trove, or one member of an archive in it, with its archived bytes.

    `place` is its path in the trove, then in each archive on the way in (JSON list of texts), and
    `place_digest` the SHA-256 of that. `reached` is how far it has been read, in bytes: a killed
    run goes on there. `state` is "begun", "read", "failed", or "replaced" once other bytes lie
    at that place.
    """

    trove = models.ForeignKey(Trove, on_delete=models.PROTECT, related_name="files")
    place = models.JSONField()
    place_digest = models.CharField(max_length=64)
    original = models.ForeignKey(Original, null=True, on_delete=models.PROTECT, related_name="+")
    size = models.BigIntegerField(default=0)
    modified = models.BigIntegerField(null=True)  # nanoseconds since 1970
    reached = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, default="begun")
    detail = models.TextField(default="")

    class Meta:
        indexes = (models.Index(fields=["trove", "place_digest"]),)

    def __str__(self) -> str:
        return "/".join(self.place)
