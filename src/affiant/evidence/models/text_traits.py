from django.db import models

from affiant.evidence.models.text import Text


class TextTraits(models.Model):
    """That links of a text were looked for, and what is kept of it to find those of later texts.

    `runs`, `types` and `counts` are packed `lineage.traits.Traits` of the `lineage.VERSION` that is
    told; `later` says that the text came in after all texts had last been compared with all.
    """

    text = models.OneToOneField(Text, on_delete=models.CASCADE, primary_key=True)
    version = models.CharField(max_length=40)
    later = models.BooleanField(default=False)
    language = models.CharField(max_length=8)
    runs = models.BinaryField()
    types = models.BinaryField()
    counts = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.text_id}, version {self.version}"
