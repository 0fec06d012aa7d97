from django.db import models


class SearchTerm(models.Model):
    """A word of the full-text index, as it is indexed, in a language in which some passage has it
    ("" where that was not kept). Rows are only added; near spellings are looked for among them.
    """

    word = models.CharField(max_length=64)
    language = models.CharField(max_length=8, default="")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["word", "language"], name="one_row_a_term"),)

    def __str__(self) -> str:
        return self.word
