from django.db import models

from affiant.mail.models.message import Message


class SignatureCheck(models.Model):
    """What one signature of a message came to, by the keys that the casefile had; worked out anew.

    `result`, `reason` and `key_source` are values of `authentication.verdict` and `archive`. The
    five axes are not kept: they are asked of the message itself when somebody reads it.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="checks")
    number = models.IntegerField()  # of the signature, from 1
    domain = models.CharField(max_length=255, default="")
    selector = models.CharField(max_length=255, default="")
    result = models.CharField(max_length=12)
    reason = models.CharField(max_length=60, default="")
    key_source = models.CharField(max_length=12, default="")
    undone = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["domain", "selector", "result"]),
            models.Index(fields=["reason", "domain", "selector"]),  # names without a key
        )

    def __str__(self) -> str:
        return f"{self.result} of message {self.message_id}"
