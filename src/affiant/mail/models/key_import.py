from django.db import models


class KeyImport(models.Model):
    """One taking-in of keys: from a file, or computed from a trove. Rows are only ever added.

    `sha256` is of the file's bytes ("" for a trove), `found` counts the keys in it and `new` those
    that were not here before; `problems` lists the first of them as {line, trouble, detail}.
    """

    sha256 = models.CharField(max_length=64, default="")
    name = models.TextField()
    kind = models.CharField(max_length=12)
    told_by = models.CharField(max_length=200)
    found = models.IntegerField(default=0)
    new = models.IntegerField(default=0)
    troubles = models.IntegerField(default=0)
    problems = models.JSONField(default=list)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.new} of {self.found}"
