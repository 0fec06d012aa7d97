from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by the name they log in with, in any case."""

    def get_by_natural_key(self, login: str | None) -> "Account":
        """For Django's and allauth's backends."""
        return self.get(login=(login or "").casefold())


class Account(AbstractBaseUser):
    """Somebody who may log in. To roles and the log they are `person:` and the account's number.

    `login` is what they type, folded; `name` what their judgements are signed with. A closed
    account stays: the log and judgements go on naming it. Nobody makes one for themselves.
    """

    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=50)
    closed_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "login"
    objects = Accounts()

    @property
    def holder(self) -> str:
        """How grants and the log call them."""
        return f"person:{self.pk}"

    def __str__(self) -> str:
        return self.name
