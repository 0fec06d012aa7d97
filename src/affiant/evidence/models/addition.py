from django.db import models

from affiant.evidence.models.fact import Fact


class Addition(models.Model):
    """A fact that a person found and the machine had missed: by whom and when. Never changed.

    `key` is what the page gave it, so that an addition that is sent twice is made once.
    `carried_from` is the fact on an older text version that this one repeats.
    """

    fact = models.OneToOneField(
        Fact, on_delete=models.PROTECT, primary_key=True, related_name="addition"
    )
    by = models.TextField()
    at = models.DateTimeField()
    key = models.CharField(max_length=64, default="")
    carried_from = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["by", "key"], condition=~models.Q(key=""), name="one_addition_a_key"
            ),
        )

    def __str__(self) -> str:
        return f"added by {self.by}"
