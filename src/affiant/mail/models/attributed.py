from django.db import models

from affiant.mail.models.message import Message


class Attributed(models.Model):
    """Whose account sent a message, as `attribution.attribute` says; worked out anew.

    `domain` is the sender's, `organisation` the holder's name ("" for none), `kind`, `grade`,
    `grounds` and `key_source` the values of the enumerations there. `is_employer`: counted for
    `organisation`. `at` is when it was worked out: keys imported later can change it.
    """

    message = models.OneToOneField(Message, primary_key=True, on_delete=models.CASCADE)
    domain = models.CharField(max_length=255, default="", db_index=True)
    organisation = models.TextField(default="")
    kind = models.CharField(max_length=24)
    grade = models.CharField(max_length=1)
    grounds = models.JSONField(default=list)
    key_source = models.CharField(max_length=12, default="")
    is_employer = models.BooleanField(default=False)
    at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["organisation", "kind", "grade"]),
            models.Index(fields=["kind", "domain"]),
        )

    def __str__(self) -> str:
        return f"grade {self.grade} of message {self.pk}"
