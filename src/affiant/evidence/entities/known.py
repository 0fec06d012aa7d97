"""What the catalogue, and the dates of documents, tell of the entities that may be shown."""

from affiant.evidence.entities.names import Names
from affiant.names.catalogue import Organisation
from affiant.names.entity import Entity, Form
from affiant.vocabulary.entity import EntityKind

KINDS = (EntityKind.ORGANISATION, EntityKind.PERSON)


def exchangeable(known: Names) -> tuple[Entity, ...]:
    """Those that are told to other programs: organisations, and persons with a public part."""
    return tuple(entity for entity in known.public if entity.entity_kind in KINDS)


def catalogued(entity: Entity, listed: dict[str, Organisation]) -> tuple[Organisation, ...]:
    """What the catalogue holds of an entity."""
    if entity.entity_kind is not EntityKind.ORGANISATION:
        return ()
    return tuple(listed[name] for name in entity.known_as if name in listed)


def span_of_dates(form: Form, dates: dict[int, str]) -> tuple[str, str]:
    """The earliest and the latest publication of the documents that use a form; "" for none."""
    known = sorted(filter(None, (dates.get(int(str(one)), "") for one in form.documents)))
    return (known[0], known[-1]) if known else ("", "")
