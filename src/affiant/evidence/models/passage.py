from django.db import models

from affiant.evidence.models.text import Text


class Passage(models.Model):
    """A passage of a text version; `start` and `end` are code points, end exclusive.

    Its id is also the row of the full-text index.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="passages")
    start = models.IntegerField()
    end = models.IntegerField()
    kind = models.CharField(max_length=16)
    page = models.IntegerField(null=True)
    box = models.JSONField(null=True)  # [left, bottom, right, top] in PDF points
    language = models.CharField(max_length=8, default="")

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"
