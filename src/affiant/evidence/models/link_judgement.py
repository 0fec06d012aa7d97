from django.db import models

from affiant.evidence.models.text import Body


class LinkJudgement(models.Model):
    """What a person decided about whether two texts are related. Rows are only ever added.

    Kept by the texts' bodies, the smaller digest first, so that it outlives every tracing and
    holds for each copy of the same words. The newest of a pair counts.
    """

    first = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12)
    by = models.TextField()
    at = models.DateTimeField()
    note = models.TextField(default="")

    class Meta:
        indexes = (models.Index(fields=["first", "second"]),)

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by}"
