from django.db import models

from affiant.mail.models.message import Message


class Likeness(models.Model):
    """A member of a group of messages that are copies, or that only claim to be: a lead.

    `group` numbers the groups of a collection; `relation` is `duplicates.grouping.Relation`'s.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="likenesses")
    group = models.IntegerField(db_index=True)
    relation = models.CharField(max_length=24)

    def __str__(self) -> str:
        return f"{self.relation}: message {self.message_id}"
