"""The lineages: made by a child, or in a page of a small casefile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affiant.access.roles.reach import Reach
from affiant.dossiers.origins import Lineage, origins_of
from affiant.dossiers.origins.voices import reached, stale, take, voices
from affiant.evidence.models import Entry, Text
from affiant.evidence.questions import current_texts
from affiant.evidence.reach import texts_of
from affiant.evidence.search.origins import mark as mark_of_links
from affiant.evidence.tracing import links
from affiant.portal.beside.as_of import AsOf
from affiant.portal.scope import newest_row

PIECE = 500  # lineages of one piece, most of one document: some milliseconds


@dataclass(frozen=True, slots=True)
class Lineages:
    """All of them, the largest first, and how many texts they have. `anew` says that they are the
    last ones, and that others are being made."""

    all: Sequence[Lineage]
    count: int
    anew: bool = False


def origins_mark() -> tuple[object, ...]:
    """What lineages follow from, by a few numbers; the database's name first."""
    superseded = Text.objects.exclude(superseded_by=None).count()
    return (*mark_of_links(), *reached(), superseded, newest_row())


def within(reach: Reach) -> Lineages:
    """Those of the documents within this reach, from the voices that were taken."""
    texts, joined = current_texts(), None
    if not reach.whole:
        texts = texts_of(texts, reach.of(Entry.objects.all(), collection="collection"))
        joined = texts.values_list("pk", flat=True)
    found = origins_of(voices(texts), links(joined)).lineages
    return counted(sorted(found, key=lambda one: (-len(one.documents), one.documents)))


def counted(ordered: Sequence[Lineage]) -> Lineages:
    """These, in this order."""
    return Lineages(ordered, sum(len(one.documents) for one in ordered))


def as_of(mark: tuple[object, ...], reach: Reach, made: Lineages) -> AsOf:
    """When these were made, and of which texts."""
    texts = None if reach.whole else frozenset(text for one in made.all for text in one.documents)
    return AsOf(mark, texts)


def pieces_within(reach: Reach) -> Iterator[Any]:
    """When, and then the lineages in their order. Takes first the voices that are not known."""
    mark, now = origins_mark(), reached()
    take(stale(), now)
    made = within(reach)
    yield as_of(mark, reach, made)
    found = made.all
    for at in range(0, len(found), PIECE):
        yield found[at : at + PIECE]


def taken(given: Iterator[Any]) -> tuple[AsOf, Lineages]:
    """What the server has of it."""
    when: AsOf = next(given)
    found: list[Lineage] = []
    for some in given:
        found += some
    return when, counted(found)
