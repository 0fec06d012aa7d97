from django.db import models

from affiant.mail.models.message import Message


class MessageText(models.Model):
    """What a message says (`Letter.text()`), and its header where no archived bytes hold it."""

    message = models.OneToOneField(Message, primary_key=True, on_delete=models.PROTECT)
    text = models.TextField()
    header = models.TextField(default="")

    def __str__(self) -> str:
        return f"text of message {self.pk}"
