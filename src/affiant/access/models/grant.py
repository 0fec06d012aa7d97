from django.db import models
from django.db.models import Q


class Grant(models.Model):
    """A role that a person or a team was given. Withdrawn rows stay and count for nothing.

    `holder` is `person:7`, `team:3` or `local`; `scope_id` the collection's or the document's
    number, none for scope all. A role that this version does not know gives nothing.
    """

    holder = models.CharField(max_length=50)
    role = models.CharField(max_length=12)
    scope = models.CharField(max_length=12)
    scope_id = models.BigIntegerField(null=True)
    by = models.CharField(max_length=50)
    at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=50, default="")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            # A row for a collection without its number must not come to mean all of them.
            models.CheckConstraint(
                condition=Q(scope="all", scope_id=None)
                | Q(scope__in=("collection", "document"), scope_id__isnull=False),
                name="a_scope_names_its_thing",
            ),
            # Two, for SQLite holds that no null equals another.
            models.UniqueConstraint(
                fields=["holder", "role"],
                condition=Q(withdrawn_at=None, scope_id=None),
                name="a_role_of_all_is_granted_once",
            ),
            models.UniqueConstraint(
                fields=["holder", "role", "scope", "scope_id"],
                condition=Q(withdrawn_at=None, scope_id__isnull=False),
                name="a_role_is_granted_once",
            ),
        )
        indexes = (models.Index(fields=["holder", "scope", "role"]),)

    def __str__(self) -> str:
        return f"{self.holder}: {self.role} of {self.scope} {self.scope_id or ''}".strip()
