from django.db import models

from affiant.evidence.models.text import Text


class Fact(models.Model):
    """A found fact. `values` is `facts.codec.encode` of it: the truth; the columns serve queries.

    `name_key` and `known_key` are `names.key` of a mention's or a speaker's name and of the
    catalogue's name for it, "" for other facts. The index of places answers by itself which kinds
    of facts and whose names stand in a passage: rows are large, and a search asks of a thousand.
    """

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="facts", db_index=False)
    kind = models.CharField(max_length=16)
    start = models.IntegerField()
    end = models.IntegerField()
    confidence = models.FloatField()
    name_key = models.TextField(default="")
    known_key = models.TextField(default="")
    values = models.JSONField()

    class Meta:
        indexes = (
            models.Index(fields=["kind", "name_key"]),
            models.Index(fields=["kind", "known_key"]),
            models.Index(
                fields=["text", "start", "end", "kind", "name_key", "known_key"],
                name="evidence_fact_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
