import uuid

from django.db import models

from affiant.access.accounts.models.account import Account


class Invitation(models.Model):
    """A link, good once and for a while, by which somebody chooses their password: the first one,
    or a new one. Of its secret only the SHA-256 is kept.

    With `anew` the account's second factors and sessions end with it: for a lost telephone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    anew = models.BooleanField(default=False)
    by = models.CharField(max_length=50)
    at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account_id} until {self.until:%Y-%m-%d}"
