from django.db import models

from affiant.evidence.models.fact import Fact


class Judgement(models.Model):
    """What a person decided about a fact. Rows are only ever added; the newest counts.

    `correction` holds the attributes that a correction changes, as `facts.codec` writes them.
    `carried_from` is the judgement on an older text version that this one repeats.
    """

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=12)
    by = models.TextField()
    at = models.DateTimeField()
    note = models.TextField(default="")
    correction = models.JSONField(default=dict)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by}"
