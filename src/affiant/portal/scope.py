"""The names of those documents that a visitor may read: all that follows from the others is gone.

Counts, other names, what documents teach, who may be the same: each is made from the documents
within reach alone. A judgement on two names is known to who may read both. That somebody is
protected is not narrowed: a witness of one collection is masked in the next, too.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from affiant.access.roles.reach import Reach
from affiant.evidence.by_reach import ByReach
from affiant.evidence.entities.judging import judgements
from affiant.evidence.entities.names import Names
from affiant.evidence.models import Entry, Text
from affiant.evidence.reach import texts_of
from affiant.names.cue import Cue
from affiant.names.entity import Entity, Taught, node_of
from affiant.names.identity import Identities
from affiant.names.standing import Standing, standing
from affiant.vocabulary.entity import EntityKind

WHOLE = Reach(whole=True)

_lock = threading.Lock()
_kept: ByReach[tuple[tuple[object, ...], Names]] = ByReach()
_seen: ByReach[tuple[tuple[object, ...], frozenset[int]]] = ByReach()


def names_of(reach: Reach, names: Names, mark: tuple[object, ...]) -> Names:
    """The names that whoever has this reach may learn of, of all `names` as they were at `mark`."""
    if reach.whole:
        return names
    marked = (*mark, newest_row())
    with _lock:
        kept = _kept.get(reach)
        if kept is None or kept[0] != marked:
            kept = _kept.keep(reach, (marked, within(names, texts_within(reach))))
        return kept[1]


def seen_now(reach: Reach) -> frozenset[int]:
    """The texts within reach as of now; kept until a row of the ledger or a text comes in."""
    texts = Text.objects.order_by("-pk").values_list("pk", flat=True).first()
    mark = (str(connection.settings_dict["NAME"]), newest_row(), texts)
    with _lock:
        kept = _seen.get(reach)
        if kept is None or kept[0] != mark:
            kept = _seen.keep(reach, (mark, texts_within(reach)))
        return kept[1]


def newest_row() -> int | None:
    """The newest row of the ledger: what tells whether somebody sees more, or less."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first()


def within(names: Names, texts: frozenset[int]) -> Names:
    """These names as far as these texts give them."""
    counted = tuple(row for row in names.counted if row[0] in texts)
    nodes = set[str]()
    for text, kind, name, known_as, surface, *_ in counted:
        for form in filter(None, (name, known_as, surface)):
            nodes.add(node_of(EntityKind(kind), form, text))
            nodes.add(node_of(EntityKind(kind), form))
    return Within(
        counted=counted,
        taught=tuple(_taught(names, texts, {row[2] for row in counted})),
        identities=Identities.of(one for one in judgements() if one.pair <= nodes),
        whole=names,
    )


@dataclass(frozen=True)
class Within(Names):
    """Names of some documents; `whole` are those of all, which decide who is protected."""

    whole: Names

    def standing(self, entity: Entity) -> Standing:
        """What these documents give, but for whom any document of the casefile protects."""
        parts, own = self.whole.parts, super().standing(entity)
        if own is not Standing.NAMED or entity.entity_kind is not EntityKind.PERSON:
            return own
        told = [
            role for form in entity.forms if form.name in parts for role in parts[form.name].roles
        ]
        is_protected = standing(told, quoted=True) is Standing.PROTECTED
        return Standing.PROTECTED if is_protected else own


def _taught(names: Names, texts: frozenset[int], given: set[str]) -> Iterator[Taught]:
    """What these texts teach. A translation teaches a name that stands in the other text only."""
    for one in names.taught:
        if one.document in texts and (one.cue != Cue.PARALLEL or {one.name, one.alias} <= given):
            yield one


def texts_within(reach: Reach) -> frozenset[int]:
    """The texts that a row of the ledger within this reach gives."""
    rows = reach.of(Entry.objects.all(), collection="collection")
    return frozenset(texts_of(Text.objects.all(), rows).values_list("pk", flat=True))
