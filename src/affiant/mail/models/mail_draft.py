from django.db import models

from affiant.evidence.models import Collection
from affiant.mail.models.mail_release import MailRelease


class MailDraft(models.Model):
    """A table by employer on its way to be published. `by` and `edited_by` are holders
    (`person:7`), the names beside them what they are called.

    `counted` narrows what of the collection's mail is counted: {trove, since, until, grades}.
    `title` and `words` stand before the table and are linted like affiant's own. An approval is of
    exactly what `approved_digest` stands for. `release` is set once it was published.
    """

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="+")
    counted = models.JSONField(default=dict)
    title = models.TextField(default="")
    words = models.TextField(default="")
    language = models.CharField(max_length=8)
    by = models.CharField(max_length=50)
    by_name = models.TextField()
    at = models.DateTimeField()
    edited_by = models.CharField(max_length=50)
    edited_at = models.DateTimeField()
    approved_digest = models.CharField(max_length=64, default="")
    approved_by = models.CharField(max_length=50, default="")
    approved_name = models.TextField(default="")
    approved_at = models.DateTimeField(null=True)
    release = models.ForeignKey(
        MailRelease, null=True, on_delete=models.PROTECT, related_name="drafts"
    )

    def __str__(self) -> str:
        return f"draft {self.pk}"
