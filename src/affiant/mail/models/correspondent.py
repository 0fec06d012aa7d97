from django.db import models


class Correspondent(models.Model):
    """A name and an address as some message has them together, in a field or under its text.

    Of the whole casefile, and only ever added: it is what masks know people by. Either may be "".
    Both are confidential. `digest` is of both (a name can be too long for an index).
    """

    name = models.TextField(default="")
    address = models.TextField(default="")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"correspondent {self.pk}"  # never the name: it would reach logs
