from django.db import models


class Tracing(models.Model):
    """That links were looked for among all texts, and which these were.

    `texts` is a digest of the ids of the texts that were current then: where it is another
    today, links are out of date.
    """

    at = models.DateTimeField()
    version = models.CharField(max_length=40)
    texts = models.CharField(max_length=64)
    count = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.count} texts, {self.at:%Y-%m-%d}"
