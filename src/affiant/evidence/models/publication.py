from django.db import models


class Publication(models.Model):
    """A dossier on its way to be published. `by` and `edited_by` are holders (`person:7`), the
    names beside them what they are called; `entity` and `node` tell whose dossier it is.

    `summary` is what people put before the dossier in their own words; it is linted like affiant's.
    `collections` are the numbers of those that it draws on, and on nothing else, from its beginning
    to its last edition; None is the whole casefile, and an empty list nothing at all.
    """

    entity = models.CharField(max_length=40)
    node = models.TextField()
    name = models.TextField()
    title = models.TextField(default="")
    summary = models.TextField(default="")
    language = models.CharField(max_length=8)
    by = models.CharField(max_length=50)
    by_name = models.TextField()
    at = models.DateTimeField()
    edited_by = models.CharField(max_length=50)
    edited_at = models.DateTimeField()
    collections = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.title or self.name


class ReplyRequest(models.Model):
    """Somebody concerned was asked for an answer before publication: the right of reply.

    Days are ISO 8601. An answer is kept word for word; "" while there is none.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="reply_requests"
    )
    party = models.TextField()
    channel = models.TextField()
    asked_on = models.CharField(max_length=10)
    deadline = models.CharField(max_length=10)
    answer = models.TextField(default="")
    answered_on = models.CharField(max_length=10, default="")
    by_name = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.party}, {self.asked_on}"


class Approval(models.Model):
    """Somebody else than who prepared it agreed to exactly what `digest` stands for."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="approvals")
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=50)
    by_name = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by_name}, {self.at:%Y-%m-%d}"


class Edition(models.Model):
    """A version that was frozen: a bundle in the folder `published`, never written again.

    `sha256` is the bundle's, `digest` what was approved, `fingerprint` the key's that signed it.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    fingerprint = models.TextField()
    by = models.CharField(max_length=50)
    by_name = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["publication", "number"], name="an_edition_has_its_number"
            ),
        )

    def __str__(self) -> str:
        return self.file
