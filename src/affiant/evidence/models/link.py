from django.db import models

from affiant.evidence.models.text import Text


class Link(models.Model):
    """A found relation between two texts: `lineage.Link`, which says what each column means.

    `matches` is a list of [start, end, start, end, what], `reasons` of [name, value, note].
    Links are found anew by a tracing and replaced whole; what people decided about them is kept
    apart, by the bodies of the texts.
    """

    first = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="links_forth")
    second = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="links_back")
    relation = models.CharField(max_length=16)
    certainty = models.CharField(max_length=12)
    direction = models.CharField(max_length=12)
    score = models.FloatField()
    matches = models.JSONField(default=list)
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["first", "second", "relation"], name="one_link_a_relation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.relation}: {self.first_id}, {self.second_id}"
