from django.db import models

from affiant.evidence.models import Collection


class SettledWith(models.Model):
    """The reviewed table of domains by which a collection's senders were worked out last.

    `table` is its digest (`settling.anew`). What was settled before this was kept has no row.
    """

    collection = models.OneToOneField(Collection, primary_key=True, on_delete=models.CASCADE)
    table = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"table of collection {self.pk}"
