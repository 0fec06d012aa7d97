from django.db import models


class ListedName(models.Model):
    """Who may be listed, by rank, the most often named first: as it was when names were last made.

    `keys` are `names.key` of all its names, one a line.
    """

    rank = models.IntegerField(primary_key=True)
    entity = models.CharField(max_length=24)
    name = models.TextField()
    entity_kind = models.CharField(max_length=16)
    count = models.IntegerField()
    keys = models.TextField()

    def __str__(self) -> str:
        return self.name


class NamesListed(models.Model):
    """What ListedName was made from; one row, or none."""

    mark = models.TextField()

    def __str__(self) -> str:
        return self.mark
