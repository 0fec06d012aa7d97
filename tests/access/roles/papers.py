"""Tables as evidence has them: papers in collections."""

from django.db import connection, models
from django.test.utils import isolate_apps

from affiant.access.roles.predicate import Columns
from affiant.access.roles.thing import Kind, Place, Thing

with isolate_apps("affiant.access"):

    class Paper(models.Model):
        """A document; its number is its scope."""

        by = models.CharField(max_length=50)
        objects: models.Manager["Paper"] = models.Manager()

        class Meta:
            app_label = "access"

    class Filing(models.Model):
        """A document's place in a collection; it may have several, or none."""

        paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="filings")
        collection = models.BigIntegerField()
        objects: models.Manager["Filing"] = models.Manager()

        class Meta:
            app_label = "access"


COLUMNS = Columns(document="pk", collection="filings__collection", by="by")

PAPERS: dict[int, set[int]] = {1: {10}, 2: {10}, 3: {20}, 4: {10, 20}, 5: set(), 6: {30}}
"""The collections of each paper."""


def make() -> None:
    """Make the tables and fill them."""
    with connection.schema_editor() as editor:
        for model in (Paper, Filing):
            editor.create_model(model)
    for number, collections in PAPERS.items():
        Paper.objects.create(pk=number, by="person:9" if number % 2 else "person:7")
        for collection in collections:
            Filing.objects.create(paper_id=number, collection=collection)


def place(number: int) -> Place:
    """Where a paper stands."""
    return Place(number, frozenset(PAPERS[number]))


def paper(number: int, kind: Kind = Kind.DOCUMENT) -> Thing:
    """A paper as a thing in hand."""
    return Thing(kind, (place(number),), by="person:9" if number % 2 else "person:7")
