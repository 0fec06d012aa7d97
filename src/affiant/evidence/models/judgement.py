from django.db import models

from affiant.evidence.models.fact import Fact


class Judgement(models.Model):
    """What a person decided about a fact. Rows are only ever added; `evidence.ruling` says what
    counts.

    `correction` holds the attributes that a correction changes, as `facts.codec` writes them;
    `name_key` is `names.key` of a name that it gives. `settles` marks the decision of somebody
    who had taken no part in a disagreement about the fact. `carried_from` is the judgement on an
    older text version that this one repeats.
    """

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=12)
    by = models.TextField()
    at = models.DateTimeField()
    note = models.TextField(default="")
    correction = models.JSONField(default=dict)
    name_key = models.TextField(default="")
    settles = models.BooleanField(default=False)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by}"
