from django.db import models
from django.db.models import Q

from affiant.evidence.models.collection import DEFAULT, Collection
from affiant.evidence.models.original import Original
from affiant.evidence.models.text import Text


class State(models.TextChoices):
    """How far the reading of a thing has come."""

    BEGUN = "begun"  # a container whose members are still coming
    READ = "read"
    FAILED = "failed"


class Entry(models.Model):
    """A row of the ledger: one thing that was handed in, and what came of it.

    Top-level entries are files (`key` is the path as `evidence.locator` writes it); the
    others are members of their `container` (`key` tells them from their siblings), and of its
    `collection`; a file handed in to two collections has a row in each. When a
    file's bytes have changed since, a new row is made and the old one is `replaced`: it and
    its documents stay. `failed` rows keep their bytes where they could be had.
    """

    container = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="members"
    )
    collection = models.ForeignKey(
        Collection, default=DEFAULT, on_delete=models.PROTECT, related_name="entries"
    )
    key = models.TextField()
    key_digest = models.CharField(max_length=64)  # a path may be longer than an index takes
    name = models.TextField()
    state = models.CharField(max_length=8, choices=State)
    replaced = models.BooleanField(default=False)
    original = models.ForeignKey(
        Original, null=True, on_delete=models.PROTECT, related_name="entries"
    )
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="entries")
    size = models.BigIntegerField(default=0)
    modified = models.BigIntegerField(null=True)  # of a file, nanoseconds since 1970
    reason = models.CharField(max_length=40, default="")
    detail = models.TextField(default="")
    reader = models.CharField(max_length=40, default="")
    reader_version = models.CharField(max_length=40, default="")
    expected = models.BigIntegerField(null=True)  # members that a container announced
    counted = models.BigIntegerField(default=0)  # members that came out of it
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["collection", "key_digest"],
                condition=Q(container=None, replaced=False),
                name="one_current_row_a_file",
            ),
            models.UniqueConstraint(
                fields=["container", "key_digest"],
                condition=Q(replaced=False) & ~Q(container=None),
                name="one_current_row_a_member",
            ),
        )
        indexes = (
            models.Index(fields=["state", "reason"]),
            models.Index(  # what a page tells of a collection, answered without the rows
                fields=["collection", "replaced", "state", "reader", "reason"],
                name="evidence_entry_told",
            ),
            models.Index(fields=["at", "text"], name="evidence_entry_written"),
        )

    def __str__(self) -> str:
        return self.key
