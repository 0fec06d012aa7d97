from django.db import models

from affiant.evidence.models.text import Text


class WholeReview(models.Model):
    """Somebody says that they went through a whole text: what was missing is added.

    Rows are only ever added; the newest of a person counts, and one `taken_back` says no more.
    """

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="whole_reviews")
    by = models.TextField()
    at = models.DateTimeField()
    taken_back = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.text_id} by {self.by}"
