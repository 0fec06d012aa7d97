from django.db import models


class MailMinimum(models.Model):
    """How many accounts stand behind every published number; the newest row counts.

    Rows are only ever added, so that it stays known who lowered it and when.
    """

    minimum = models.IntegerField()
    by = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.minimum)
