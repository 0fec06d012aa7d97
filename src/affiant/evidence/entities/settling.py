"""Entities into their tables: made whole from names, catalogue and judgements, when these changed.

Only organisations and persons with a public part become entities; a person whom documents merely
mention has no row here (`names.standing`).
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.db import transaction

from affiant.evidence.entities.names import Names, names
from affiant.evidence.models import (
    Entity,
    EntityAlias,
    EntityIdentifier,
    EntityParent,
    IdentityJudgement,
    NamesTaken,
    Settled,
    Text,
)
from affiant.evidence.rows import insert
from affiant.names.catalogue import Organisation, organisations
from affiant.names.entity import Entity as Resolved
from affiant.names.entity import Form
from affiant.names.key import KEY_VERSION, key
from affiant.vocabulary.entity import EntityKind

SETTLING = "1"  # a change of how rows are made is a change of this number
LONGEST_KEY = 200  # characters of a name's key that a column indexes
KINDS = (EntityKind.ORGANISATION, EntityKind.PERSON)
_ENTITY = (
    *("id", "node", "entity_kind", "name", "name_key"),
    *("organisation_kind", "country", "mentions"),
)
_ALIAS = ("entity", "name", "ground", "count", "documents", "first", "last", "text", "start", "end")


def settle() -> bool:
    """Bring the tables of entities up to date; whether anything was out of date.

    Raises django.db.DatabaseError where they cannot be written.
    """
    known = names()
    stamp = _stamp()
    if Settled.objects.filter(stamp=stamp).exists():
        return False
    with transaction.atomic():
        for model in (EntityAlias, EntityIdentifier, EntityParent, Entity, Settled):
            model._default_manager.all().delete()  # noqa: SLF001 - Django documents it
        _write(known)
        Settled.objects.create(stamp=stamp)
    return True


def settled(known: Names) -> tuple[Resolved, ...]:
    """Those that become entities."""
    return tuple(entity for entity in known.public if entity.entity_kind in KINDS)


def _stamp() -> str:
    """What the rows would be made from."""
    newest = IdentityJudgement.objects.order_by("-pk").values_list("pk", flat=True).first()
    told = [SETTLING, str(KEY_VERSION), str(len(organisations())), str(newest)]
    marks = NamesTaken.objects.order_by("text_id").values_list("text_id", "mark")
    told += [f"{text}={mark}" for text, mark in marks]
    return sha256("\n".join(told).encode()).hexdigest()


def _write(known: Names) -> None:
    entities = settled(known)
    listed = {organisation.name: organisation for organisation in organisations()}
    dates = dict(Text.objects.filter(superseded_by=None).values_list("pk", "published"))
    insert(Entity, _ENTITY, [_entity(one, listed) for one in entities])
    insert(EntityAlias, _ALIAS, [row for one in entities for row in _aliases(one, dates)])
    found = [(one, catalogued(one, listed)) for one in entities]
    insert(EntityIdentifier, ("entity", "scheme", "value", "source"), [*_identifiers(found)])
    insert(EntityParent, ("entity", "parent", "since", "until", "source"), [*_parents(found)])


def catalogued(entity: Resolved, listed: dict[str, Organisation]) -> tuple[Organisation, ...]:
    """What the catalogue holds of an entity."""
    if entity.entity_kind is not EntityKind.ORGANISATION:
        return ()
    return tuple(listed[name] for name in entity.known_as if name in listed)


def _entity(entity: Resolved, listed: dict[str, Organisation]) -> tuple[Any, ...]:
    kind = country = ""
    for organisation in catalogued(entity, listed)[:1]:
        kind, country = organisation.kind.value, organisation.country
    name_key = key(entity.name)[:LONGEST_KEY]
    return (
        *(entity.id, entity.node, entity.entity_kind.value, entity.name, name_key),
        *(kind, country, entity.count),
    )


def _aliases(entity: Resolved, dates: dict[int, str]) -> Iterator[tuple[Any, ...]]:
    for form in entity.forms:
        first, last = span_of_dates(form, dates)
        taught = form.taught[0] if form.taught else None
        where = (taught.document, taught.start, taught.end) if taught else (None, None, None)
        count = form.count - sum(number for _, number in form.surfaces)
        for name, number in ((form.name, count), *form.surfaces):
            yield (
                *(entity.id, name, form.ground.value, number, len(form.documents)),
                *(first, last, *where),
            )


def span_of_dates(form: Form, dates: dict[int, str]) -> tuple[str, str]:
    """The earliest and the latest publication of the documents that use a form; "" for none."""
    known = sorted(filter(None, (dates.get(int(str(one)), "") for one in form.documents)))
    return (known[0], known[-1]) if known else ("", "")


def _identifiers(
    found: Iterable[tuple[Resolved, tuple[Organisation, ...]]],
) -> Iterator[tuple[str, ...]]:
    for entity, listed in found:
        for organisation in listed:
            for scheme, value in organisation.identifiers:
                yield entity.id, scheme, value, organisation.source.title


def _parents(
    found: Iterable[tuple[Resolved, tuple[Organisation, ...]]],
) -> Iterator[tuple[str, ...]]:
    for entity, listed in found:
        for organisation in listed:
            for parent in organisation.parents:
                dates = parent.since or "", parent.until or ""
                yield entity.id, parent.name, *dates, organisation.source.title
