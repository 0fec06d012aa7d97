from django.db import models

from affiant.mail.models.mail_draft import MailDraft


class MailReply(models.Model):
    """Whether an employer that a draft names was asked for an answer: `evidence.right_of_reply`.

    One row an employer and draft: `reason` is why they were not asked, "" where they were.
    """

    draft = models.ForeignKey(MailDraft, on_delete=models.PROTECT, related_name="replies")
    party = models.TextField()
    channel = models.TextField(default="")
    asked_on = models.CharField(max_length=10, default="")
    deadline = models.CharField(max_length=10, default="")
    answer = models.TextField(default="")
    answered_on = models.CharField(max_length=10, default="")
    reason = models.TextField(default="")
    by_name = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "party"], name="one_reply_an_employer"),
        )

    def __str__(self) -> str:
        return f"reply {self.pk}"
