from django.db import models

from affiant.evidence.models.text import Text

POSITIONS = 24
"""Bits of a passage's id that hold its place in its text: 16 million passages a text, which
is more than the limit on a text's length lets through."""


class Passage(models.Model):
    """A passage of a text version; `start` and `end` are code points, end exclusive.

    Boilerplate has no rows: it is part of the text's description. The id is made of the
    text's id and the passage's place in it, so that rows can be written without being asked
    back; it is also the row of the full-text index.
    """

    id = models.BigIntegerField(primary_key=True)
    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="passages")
    start = models.IntegerField()
    end = models.IntegerField()
    kind = models.CharField(max_length=16)
    page = models.IntegerField(null=True)
    box = models.JSONField(null=True)  # [left, bottom, right, top] in PDF points
    language = models.CharField(max_length=8, default="")

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


def passage_id(text: int, place: int) -> int:
    """The id of the passage at this place (from 0) of a text."""
    return text << POSITIONS | place
