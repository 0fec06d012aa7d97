from django.db import models


class Original(models.Model):
    """Bytes that are archived. Its file is in `originals/`, under its SHA-256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    first_seen = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256
