from django.db import models

from affiant.mail.models.trove import Trove
from affiant.mail.models.trove_file import TroveFile


class Message(models.Model):
    """A message as it was read. Written once; what is worked out of it stands in other tables.

    It lies at `start` to `end` of its file's bytes; `opens` is where its From_ line begins (`start`
    where it has none). What an Outlook store rebuilt has no such bytes: `sha256` is "" and its
    header is in `MessageText`. `sender` is the account of From as it is counted, "" for none or
    several: confidential, as are `subject` and all words; views mask them. `troubles` are
    `reading.trouble.Trouble`s joined by commas.
    """

    # The indexes below begin with these two.
    trove = models.ForeignKey(
        Trove, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    file = models.ForeignKey(
        TroveFile, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    number = models.IntegerField()  # within its file, from 1
    opens = models.BigIntegerField()
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    mih = models.CharField(max_length=32, default="")
    content = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    message_id = models.TextField(default="")
    subject = models.TextField(default="")
    sent = models.DateTimeField(null=True)
    sender = models.TextField(default="")
    parser = models.CharField(max_length=12)
    troubles = models.TextField(default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["file", "number"], name="one_row_a_message"),
        )
        indexes = (
            models.Index(fields=["trove", "sent"]),
            models.Index(fields=["mih"]),  # whether a message that others name is there
        )

    def __str__(self) -> str:
        return f"message {self.pk}"  # never its words: they would reach logs
