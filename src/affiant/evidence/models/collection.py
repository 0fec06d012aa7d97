from django.db import models

DEFAULT = 1
"""The number of the collection that every casefile has, and what names no other goes into."""


class Collection(models.Model):
    """A part of the casefile to which people are admitted or not. The first one has no name.

    What belongs to it are rows of the ledger (`Entry.collection`): the same bytes handed in to
    two collections are read once and have two rows, and who may see one collection learns
    nothing of the other row: not its file's name, not that it is there.
    """

    name = models.TextField()
    name_key = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
