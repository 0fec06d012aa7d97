from django.db import models

from affiant.evidence.models.text import Text


class NamesTaken(models.Model):
    """The names of this text are in NameCount and TaughtAlias, as they were at `mark`."""

    text = models.OneToOneField(Text, on_delete=models.CASCADE, primary_key=True)
    mark = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.mark


class NamesReached(models.Model):
    """Up to where the names of all texts were taken, so that a process that begins need not look at
    every text: one row, or none. `mark` is JSON, of `entities.taking.Reached`; `texts` is how many
    rows of NamesTaken there were then: with another number it says nothing."""

    mark = models.TextField()
    texts = models.IntegerField()

    def __str__(self) -> str:
        return self.mark


class NameCount(models.Model):
    """How often one name stands in one text: the mentions, counted together.

    Made from the facts, and made again when they change; never edited. `name_key` is `names.key`
    of a person's name, "" of others: by it all that documents tell of one person is found.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="+")
    entity_kind = models.CharField(max_length=16)
    name = models.TextField()
    known_as = models.TextField(default="")
    surface = models.TextField(default="")
    role = models.TextField(default="")
    quoted = models.BooleanField(default=False)
    count = models.IntegerField()
    name_key = models.CharField(max_length=200, default="")

    class Meta:
        indexes = (
            models.Index(
                fields=["role", "name_key"], condition=~models.Q(role=""), name="evidence_roles"
            ),
            models.Index(
                fields=["name_key"], condition=~models.Q(name_key=""), name="evidence_persons"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} x {self.count}"


class TaughtAlias(models.Model):
    """A text says that `alias` is another name of `name`: the words from start to end."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="+")
    alias = models.TextField()
    name = models.TextField()
    cue = models.CharField(max_length=60)
    start = models.IntegerField()
    end = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.alias} = {self.name}"
