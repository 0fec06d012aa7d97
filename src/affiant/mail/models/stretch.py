from django.db import models

from affiant.mail.models.trove_file import TroveFile


class Stretch(models.Model):
    """Bytes of a file, from `start` to `end`, that are neither a message nor its From_ line.

    With the messages (`opens` to `end`) they are every byte of the file. `kind` is
    `reading.row.Kind`'s, `trouble` a `reading.trouble.Trouble` or "".
    """

    file = models.ForeignKey(TroveFile, on_delete=models.PROTECT, related_name="stretches")
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    trouble = models.CharField(max_length=24, default="")
    sha256 = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
