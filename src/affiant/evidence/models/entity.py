from django.db import models

from affiant.evidence.models.text import Text


class Entity(models.Model):
    """An organisation, or a person with a public part. Made by `entities.settling`, never edited.

    The rows follow from the names, the catalogue and the judgements alone: the same casefile gives
    the same rows with the same ids. `node` is what judgements are about.
    """

    id = models.CharField(max_length=32, primary_key=True)
    node = models.TextField()
    entity_kind = models.CharField(max_length=16)
    name = models.TextField()
    name_key = models.TextField(db_index=True)
    organisation_kind = models.CharField(max_length=40, default="")
    country = models.CharField(max_length=8, default="")
    mentions = models.IntegerField()

    def __str__(self) -> str:
        return self.name


class EntityAlias(models.Model):
    """A name of an entity. `ground` says why; `first` and `last` are the earliest and latest
    publication of the documents that use it, "" where none is dated.

    `text`, `start` and `end` are where a document gives the name, if one does.
    """

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    name = models.TextField()
    ground = models.CharField(max_length=60)
    count = models.IntegerField()
    documents = models.IntegerField()
    first = models.CharField(max_length=40, default="")
    last = models.CharField(max_length=40, default="")
    text = models.ForeignKey(Text, null=True, on_delete=models.CASCADE, related_name="+")
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)

    def __str__(self) -> str:
        return self.name


class EntityIdentifier(models.Model):
    """A number under which a register knows an entity."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=16)
    value = models.CharField(max_length=64)
    source = models.TextField()

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class EntityParent(models.Model):
    """Whose part or brand an entity is, from when until when (ISO 8601, as exact as known)."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="parents")
    parent = models.TextField()
    since = models.CharField(max_length=20, default="")
    until = models.CharField(max_length=20, default="")
    source = models.TextField()

    def __str__(self) -> str:
        return self.parent


class Settled(models.Model):
    """From what the rows of Entity were last made; one row."""

    stamp = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.stamp
