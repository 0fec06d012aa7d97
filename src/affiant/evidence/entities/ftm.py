"""Entities as followthemoney writes them (FtM 4), for Aleph and its like.

Plain values that `json.dumps` takes: the library is not needed to make them. Ids follow from the
entities alone, so that two exports of one casefile are the same. What FtM has no word for (why an
alias is one, who judged so) is left out: `who --json` and the dossier say it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from affiant.evidence.entities.known import catalogued, exchangeable
from affiant.evidence.entities.names import Names
from affiant.names.catalogue import Organisation, Parent, organisations
from affiant.names.cue import Cue
from affiant.names.entity import Entity, Taught, entity_id, node_of
from affiant.names.identifiers import Scheme, is_valid
from affiant.names.key import key
from affiant.names.parsed import parse
from affiant.vocabulary.entity import EntityKind, OrganisationKind

Exchanged: TypeAlias = dict[str, Any]
"""{"id": ..., "schema": ..., "properties": {name: [values]}}."""

COMPANY, PUBLIC_BODY, ORGANIZATION = "Company", "PublicBody", "Organization"
SCHEMATA = {
    OrganisationKind.COMPANY: COMPANY,
    OrganisationKind.NEWS_MEDIA: ORGANIZATION,
    OrganisationKind.GOVERNMENT_AGENCY: PUBLIC_BODY,
    OrganisationKind.LOCAL_GOVERNMENT: PUBLIC_BODY,
    OrganisationKind.COURT: PUBLIC_BODY,
    OrganisationKind.PROSECUTOR: PUBLIC_BODY,
    OrganisationKind.POLICE: PUBLIC_BODY,
    OrganisationKind.NGO: ORGANIZATION,
    OrganisationKind.UNION: ORGANIZATION,
    OrganisationKind.PARTY: ORGANIZATION,
    OrganisationKind.UNIVERSITY: ORGANIZATION,
    OrganisationKind.INTERNATIONAL: ORGANIZATION,
    OrganisationKind.OTHER: ORGANIZATION,
}
PERSON, UNKNOWN = "Person", "LegalEntity"  # an organisation of which nothing is known is the second
IDENTIFIERS = {
    Scheme.LEI: "leiCode",
    Scheme.UEI: "uniqueEntityId",
    Scheme.CIK: "cikCode",
    Scheme.SIREN: "registrationNumber",
    Scheme.WIKIDATA: "wikidataId",
}
COMPANIES_ONLY = frozenset({"cikCode"})
"""Properties that FtM gives to companies alone."""
NO_COUNTRIES = frozenset({"int", ""})


def exchange(known: Names) -> Iterator[Exchanged]:
    """All entities with a public part, their parents, and who owns whom, in a fixed order."""
    listed = {organisation.name: organisation for organisation in organisations()}
    made: dict[str, Exchanged] = {}
    links: dict[str, Exchanged] = {}
    own = exchangeable(known)
    ids = {name: entity.id for entity in own for name in entity.known_as}
    for entity in own:
        found = catalogued(entity, listed)
        made[entity.id] = exchanged(entity, found)
        for parent in (parent for one in found for parent in one.parents):
            owner = ids.get(parent.name) or entity_id(node_of(EntityKind.ORGANISATION, parent.name))
            if owner != entity.id:
                made.setdefault(owner, _parent(owner, parent.name, listed.get(parent.name)))
                _belongs(made[entity.id], owner, parent, links)
    yield from (made[one] for one in sorted(made))
    yield from (links[one] for one in sorted(links))


def exchanged(entity: Entity, found: tuple[Organisation, ...] = ()) -> Exchanged:
    """One entity; `found` is what the catalogue holds of it."""
    schema = PERSON if entity.entity_kind is EntityKind.PERSON else _schema(found)
    properties: dict[str, list[str]] = {"name": [entity.name], **_names(entity)}
    _add(properties, "country", (one.country for one in found if one.country not in NO_COUNTRIES))
    for one in found:
        for scheme, value in one.identifiers:
            _identify(properties, schema, scheme, value)
    return {"id": entity.id, "schema": schema, "properties": properties}


def _schema(found: tuple[Organisation, ...]) -> str:
    return SCHEMATA[found[0].kind] if found else UNKNOWN


def _names(entity: Entity) -> dict[str, list[str]]:
    """Every other name: letters are weak aliases, since others share them."""
    former = _former(one for form in entity.forms for one in form.taught)
    names: dict[str, list[str]] = {}
    written = [text for form in entity.forms for text, _ in form.surfaces]
    single = entity.entity_kind is EntityKind.PERSON
    for name in dict.fromkeys((*entity.names(), *written)):
        if name == entity.name:
            continue
        weak = bool(parse(name).letters) or (single and " " not in key(name))
        kind = "previousName" if key(name) in former else "weakAlias" if weak else "alias"
        _add(names, kind, [name])
    return names


def _former(taught: Iterable[Taught]) -> frozenset[str]:
    """The keys of names that a document calls former."""
    return frozenset(
        key(one.alias if one.cue == Cue.FORMER else one.name)
        for one in taught
        if one.cue in (Cue.FORMER, Cue.NOW)
    )


def _identify(properties: dict[str, list[str]], schema: str, scheme: str, value: str) -> None:
    if scheme not in set(Scheme) or not is_valid(Scheme(scheme), value):
        return
    property_ = IDENTIFIERS[Scheme(scheme)]
    if property_ not in COMPANIES_ONLY or schema == COMPANY:
        _add(properties, property_, [value])


def _parent(owner: str, name: str, listed: Organisation | None) -> Exchanged:
    """A parent that no document names: all that the catalogue knows is its name."""
    found = (listed,) if listed else ()
    properties: dict[str, list[str]] = {"name": [name]}
    _add(properties, "country", (one.country for one in found if one.country not in NO_COUNTRIES))
    return {"id": owner, "schema": _schema(found), "properties": properties}


def _belongs(child: Exchanged, owner: str, parent: Parent, links: dict[str, Exchanged]) -> None:
    """A company is owned, with dates; of any other body FtM knows the parent alone."""
    if child["schema"] != COMPANY:
        _add(child["properties"], "parent", [owner])
        return
    link = entity_id(f"ownership:{owner}:{child['id']}:{parent.since or ''}")
    properties = {"owner": [owner], "asset": [child["id"]]}
    _add(properties, "startDate", [parent.since or ""])
    _add(properties, "endDate", [parent.until or ""])
    links[link] = {"id": link, "schema": "Ownership", "properties": properties}


def _add(properties: dict[str, list[str]], name: str, values: Iterable[str]) -> None:
    kept = [*properties.get(name, ()), *filter(None, values)]
    if kept:
        properties[name] = list(dict.fromkeys(kept))
