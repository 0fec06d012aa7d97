from django.db import models

from affiant.evidence.models.text import Text


class TextVoice(models.Model):
    """With whose voice a text speaks (`dossiers.origins.voiced`), as its facts were at `mark`.

    `citations` is JSON: rows of name, how it is cited, start, end, whether it is a medium, whether
    it is prominent.
    """

    text = models.OneToOneField(Text, on_delete=models.CASCADE, primary_key=True)
    mark = models.CharField(max_length=80)
    date = models.CharField(max_length=40)
    sender = models.TextField()
    is_person = models.BooleanField()
    citations = models.TextField()

    def __str__(self) -> str:
        return self.sender
