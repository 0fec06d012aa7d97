from django.db import models

from affiant.evidence.models import Original
from affiant.mail.models.message import Message


class Attachment(models.Model):
    """One thing sent along with one message; the same bytes with another message have a row too.

    `original` is its archived bytes: the document made of it, if any, is read from them. `name` is
    what the sender called it (untrusted, confidential).
    """

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="attachments", db_index=False
    )
    number = models.IntegerField()  # within its message, from 1
    name = models.TextField(default="")
    media_type = models.TextField(default="")
    size = models.BigIntegerField(default=0)
    original = models.ForeignKey(Original, null=True, on_delete=models.PROTECT, related_name="+")
    trouble = models.CharField(max_length=24, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["message", "number"], name="one_row_an_attachment"),
        )

    def __str__(self) -> str:
        return f"attachment {self.number} of message {self.message_id}"
