from django.db import models

from affiant.evidence.models.original import Original


class Body(models.Model):
    """A text, addressed by the SHA-256 of its UTF-8 bytes. Never changed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class Text(models.Model):
    """One reading of an original: the text version that facts are anchored on.

    A reading that gives another text, or was made by another version of the reader, is a new
    row; the old one stays and points to what superseded it, with its facts and judgements.
    `description` is the rest of the Document (links, parts, metadata ...) as JSON.
    """

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="texts")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="texts")
    reader = models.CharField(max_length=40)
    reader_version = models.CharField(max_length=40)
    facts_version = models.CharField(max_length=40)
    title = models.TextField(default="")
    published = models.CharField(max_length=40, default="")
    language = models.CharField(max_length=8, default="")
    publisher = models.TextField(default="")
    description = models.JSONField(default=dict)
    superseded_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["original", "body", "reader", "reader_version"], name="one_row_a_reading"
            ),
        )

    def __str__(self) -> str:
        return self.title or self.body_id
