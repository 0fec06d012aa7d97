from django.db import models


class Pseudonym(models.Model):
    """A number given to what is masked: `name` is kind and HMAC (`masking.pseudonym`), no more."""

    name = models.CharField(max_length=80, unique=True)
    number = models.IntegerField()

    def __str__(self) -> str:
        return str(self.number)
