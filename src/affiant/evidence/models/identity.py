from django.db import models


class IdentityJudgement(models.Model):
    """What a person judged of two names being of one. Rows are only ever added.

    `one` and `other` are nodes (`names.entity.node_of`). A row with `takes_back` takes that row
    back whole and has no verdict. What follows from the rows is `names.identity.Identities`.
    """

    one = models.TextField()
    other = models.TextField()
    verdict = models.CharField(max_length=12, default="")
    by = models.TextField()
    at = models.DateTimeField()
    why = models.TextField(default="")
    takes_back = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.one} {self.verdict} {self.other}"
