from django.db import models


class Count(models.Model):
    """What was counted against somebody who tries to get in, until it is forgotten.

    `key` is the SHA-256 of what is counted (an address, a login), `value` JSON, `until` seconds
    since 1970.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    until = models.FloatField(db_index=True)

    def __str__(self) -> str:
        return self.key
