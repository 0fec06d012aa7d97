from django.db import models

from affiant.mail.models.message import Message


class Placement(models.Model):
    """Where a message stands among the others of its collection's troves; worked out anew.

    `root` is the first message of its thread (itself, where it begins one), `parent` the one it
    answers and `basis` why (`threads.node.Basis`). `depth` counts from 0. `copy_of` is the one of
    its exact copies that counts (the best graded, then the first); null for that one and for what
    has none. A copy stands where that one stands.
    """

    message = models.OneToOneField(Message, primary_key=True, on_delete=models.CASCADE)
    root = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")
    copy_of = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")
    basis = models.CharField(max_length=12, default="")
    depth = models.IntegerField(default=0)
    order = models.IntegerField(default=0)  # within its thread, as it is read from the top

    def __str__(self) -> str:
        return f"place of message {self.pk}"
