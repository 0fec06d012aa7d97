"""What a publication draws on, and who may do what with it: who may do it in all of that.

It is the same for everybody who sees it: the documents of some collections, by the names that the
files have there, with the names and links that follow from these documents alone. So two people who
do not see the same of the casefile look at the same dossier, and neither learns from it what they
may not open. Who is masked is decided by all documents, as everywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import QuerySet

from affiant.access.roles.reach import Reach
from affiant.evidence import reach as telling
from affiant.evidence.entities.names import Names
from affiant.evidence.models import Collection, Entry, Publication, Text
from affiant.evidence.questions import current_texts
from affiant.evidence.reach import texts_of
from affiant.evidence.tracing import links
from affiant.lineage.link import Link
from affiant.portal.known import names_within


@dataclass(frozen=True, slots=True)
class Ground:
    """The collections that something draws on, by their numbers; None is the whole casefile."""

    collections: frozenset[int] | None = None

    @classmethod
    def of(cls, row: Publication) -> "Ground":
        """That of a publication."""
        return cls(None if row.collections is None else frozenset(row.collections))

    def is_within(self, reach: Reach) -> bool:
        """Whether who has this reach has it in all of it."""
        if reach.whole:
            return True
        return bool(self.collections) and (self.collections or frozenset()) <= reach.collections

    def entries(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """Of these rows of the ledger those that stand there."""
        if self.collections is None:
            return rows
        return rows.filter(collection__in=sorted(self.collections))

    def texts(self) -> QuerySet[Text]:
        """Its documents, in their current text versions."""
        if self.collections is None:
            return current_texts()
        return texts_of(current_texts(), self.entries(Entry.objects.all()))

    def links(self) -> list[Link]:
        """The links between them."""
        if self.collections is None:
            return links()
        return links(self.texts().values_list("pk", flat=True))

    def names(self) -> Names:
        """Who is named in them."""
        if self.collections is None:
            return names_within(Reach(whole=True))
        return names_within(Reach(collections=self.collections))

    def called(self) -> list[str]:
        """How its collections are called, "" the first one; none for the whole casefile."""
        rows = Collection.objects.filter(pk__in=self.collections or ()).order_by("name_key")
        return list(rows.values_list("name", flat=True))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Inside the block a document is told by its names there, whoever asks."""
        with telling.narrowed(None if self.collections is None else self.entries):
            yield
