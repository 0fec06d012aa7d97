from functools import cache

from affiant.facts.gazetteer import Gazetteer, Known
from affiant.names.catalogue import called, organisations
from affiant.vocabulary.entity import EntityKind, OrganisationKind

_PUBLIC = frozenset(
    {
        OrganisationKind.GOVERNMENT_AGENCY,
        OrganisationKind.COURT,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.POLICE,
        OrganisationKind.LOCAL_GOVERNMENT,
    }
)


@cache
def gazetteer() -> Gazetteer:
    """The catalogue of organisations in the form in which the fact finders take it."""
    return Gazetteer.of(
        Known(alias.text, one.name, EntityKind.ORGANISATION, kind, alias.exact_case, country)
        for one in organisations()
        for kind in (one.kind.value,)
        for country in (one.country if one.kind in _PUBLIC else None,)
        for alias in one.aliases
        if not alias.ambiguous
    )


def known_names(alias: str) -> tuple[str, ...]:
    """The catalogue's names for what goes by this alias, in any way of writing it."""
    return tuple(organisation.name for organisation in called(alias))
