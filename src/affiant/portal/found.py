"""Passages that answer what somebody wants, of the documents that they may see, and none else.

Everything that a search gives comes through here: the page, the table, what is new of a saved
search. Words of protected names are no words here (`evidence.search.veil`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from affiant.evidence import desk_masks
from affiant.evidence.hiding import Hide
from affiant.evidence.models import Text
from affiant.evidence.models.passage import POSITIONS
from affiant.evidence.search.facets import Facets, Said, facets, facts_in, named
from affiant.evidence.search.hits import Hit, hits
from affiant.evidence.search.origins import Origin, once, origins
from affiant.evidence.search.query import Query, parse
from affiant.evidence.search.veil import veiled
from affiant.evidence.search.wider import Breadth, wider
from affiant.evidence.search.window import Filter, Found, Window, ordered
from affiant.names.entity import Entity
from affiant.names.key import key
from affiant.portal import desks
from affiant.portal.gate import Visitor, texts
from affiant.portal.known import Known
from affiant.portal.veil import shown, veil_of
from affiant.portal.wanted import Wanted
from affiant.vocabulary.entity import EntityKind

PAGE = 20  # passages
MOST_PUBLISHERS = 500  # whose names have a part that was typed


@dataclass(frozen=True)
class Answer:
    """What was found, in the order that was wanted; unmasked."""

    wanted: Wanted
    query: Query
    window: Window
    who: Visitor

    @cached_property
    def found(self) -> list[Found]:
        """All passages that were looked at."""
        return ordered(self.window.found, self.wanted.order)

    @cached_property
    def origins(self) -> list[Origin]:
        """One passage for each origin; without the wish for that, each passage by itself."""
        if not self.wanted.once:
            return [Origin(one) for one in self.found]
        return once(self.found, origins(self._among()))

    def hits(self, offset: int, limit: int) -> list[tuple[Hit, Origin]]:
        """Those from `offset`, with their words; past SHOWN there are words to be masked with those
        before, not to be shown."""
        wanted = self.origins[offset : offset + limit]
        told = {hit.passage_id: hit for hit in hits([one.first for one in wanted], self.query)}
        return [(told[one.first.id], one) for one in wanted if one.first.id in told]

    @cached_property
    def facts(self) -> list[Said]:
        """What the first of them say."""
        return facts_in(self.found)

    @cached_property
    def closed(self) -> Mapping[int, Hide]:
        """Those of their texts that are a desk's."""
        return desks.look_at({one.text for one in self.found})

    def facets(self) -> Facets:
        """What they have in common."""
        found = self.found
        if self.closed:
            found = [o._replace(publisher="") if o.text in self.closed else o for o in found]
        return facets(found, self.facts)

    def named(self, now: Known) -> tuple[tuple[Entity, int], ...]:
        """Who is named in the first of them, of those who may be listed."""
        listed = now.names.public_by_key
        closed = self.closed  # a person whom documents of desks name is hidden in them

        def who(passage: int, key: str) -> str | None:
            found = listed.get(key)
            if found is None or (_is_person(found) and passage >> POSITIONS in closed):
                return None
            return found.id

        counted = named(self.facts, who)
        return tuple((now.names.public_by_id[one], n) for one, n in counted)

    def _among(self) -> set[int] | None:
        """The texts that may join others: those that are seen, where not all are."""
        if self.who.documents.whole:
            return None
        return set(texts(self.who).order_by().values_list("pk", flat=True))


def find(wanted: Wanted, who: Visitor, now: Known) -> Answer:
    """What answers."""
    query = wider(parse(wanted.words), Breadth(near=wanted.near, both=not wanted.exact))
    names = _names(wanted, now)
    if not query or names is None:
        return Answer(wanted, query, Window(()), who)
    narrowed = Filter(wanted.kind, names, wanted.after)
    inside = _inside(wanted, texts(who), now)
    return Answer(wanted, query, veiled(query, inside, narrowed, veil_of(now.masks)), who)


def _names(wanted: Wanted, now: Known) -> tuple[str, ...] | None:
    """The keys of the names of the entity that is wanted: none without one, None for one that
    nobody may list."""
    if not wanted.entity:
        return ()
    found = now.names.public_by_id.get(wanted.entity)
    return tuple(sorted({key(name) for name in found.names()} - {""})) if found else None


def _inside(wanted: Wanted, inside: QuerySet[Text], now: Known) -> QuerySet[Text]:
    """The texts to look in."""
    entity = now.names.public_by_id.get(wanted.entity) if wanted.entity else None
    if (entity is not None and _is_person(entity)) or wanted.publisher or wanted.source:
        for closed in desk_masks.all_texts():
            inside = inside.exclude(pk__in=closed)
    if wanted.document is not None:
        inside = inside.filter(pk=wanted.document)
    if wanted.language:
        inside = inside.filter(language=wanted.language)
    if wanted.since:
        inside = inside.filter(published__gte=wanted.since)
    if wanted.until:
        inside = inside.filter(published__gt="", published__lte=f"{wanted.until}~")
    if wanted.publisher:
        inside = inside.filter(publisher__in=_publishers(wanted.publisher, [wanted.publisher], now))
    if wanted.source:
        some = inside.filter(publisher__icontains=wanted.source).order_by()
        named = list(some.values_list("publisher", flat=True).distinct()[:MOST_PUBLISHERS])
        inside = inside.filter(publisher__in=_publishers(wanted.source, named, now))
    return inside


def _is_person(entity: Entity) -> bool:
    return entity.entity_kind is EntityKind.PERSON


def _publishers(asked: str, named: Sequence[str], now: Known) -> list[str]:
    """Of these publishers those whose name, as it may be shown, has what was asked for."""
    wanted = asked.casefold()
    return [one for one, told in shown(named, now.masks) if wanted in told.casefold()]
