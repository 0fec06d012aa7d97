from functools import cache

from affiant.facts.gazetteer import Gazetteer, Known
from affiant.names.catalogue import called, organisations
from affiant.vocabulary.entity import EntityKind


@cache
def gazetteer() -> Gazetteer:
    """The catalogue of organisations in the form in which the fact finders take it."""
    return Gazetteer.of(
        Known(
            alias=alias.text,
            name=organisation.name,
            entity_kind=EntityKind.ORGANISATION,
            detail=organisation.kind.value,
            exact_case=alias.exact_case,
        )
        for organisation in organisations()
        for alias in organisation.aliases
        if not alias.ambiguous
    )


def known_names(alias: str) -> tuple[str, ...]:
    """The catalogue's names for what goes by this alias, in any way of writing it."""
    return tuple(organisation.name for organisation in called(alias))
