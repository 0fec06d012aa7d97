from django.db import models


class SavedSearch(models.Model):
    """What a person looks for again and again. `owner` is the name that the portal knows them by.

    `asked` is the query of the search page's address; `seen` the largest id of a text that was
    there when its owner last looked, so that later ones are new to them.
    """

    owner = models.TextField()
    name = models.CharField(max_length=120)
    asked = models.TextField()
    seen = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "name"], name="one_saved_search_a_name"),
        )

    def __str__(self) -> str:
        return self.name
