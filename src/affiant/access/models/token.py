from django.db import models


class Token(models.Model):
    """What lets a program in on somebody's behalf. Of its secret only the SHA-256 is kept.

    `holder` is whose it is; it never gives more than they may do at that moment, and of that only
    `scopes` (words of `access.tokens.Scope`). `verified` tells that a second factor was shown
    when it was made. Withdrawn rows stay, so that the log's `token:7` goes on meaning something.
    """

    digest = models.CharField(max_length=64, unique=True)
    holder = models.CharField(max_length=50, db_index=True)
    label = models.CharField(max_length=100)
    scopes = models.JSONField(default=list)
    verified = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.label} of {self.holder}"
