"""One name for each one named: the fullest form that the document gives."""

from collections.abc import Iterable

from affiant.facts.mentions.consistency import Roll
from affiant.facts.mentions.named import Named
from affiant.vocabulary.entity import EntityKind


def name_fully(found: Iterable[Named], names: Roll) -> None:
    """Set each `name` to the fullest form; a surname that two people share stays as it is."""
    found = list(found)
    bodies = _bodies(found)
    letters = _introduced(found)
    roles = _roles(found)
    for named in found:
        named.name = " ".join(named.name.split())
        if named.kind is EntityKind.PERSON:
            named.name = names.bearer(named.name.split()[-1]) or named.name
        elif named.known_as is not None:
            named.name = bodies[named.known_as]
        elif named.kind is EntityKind.ORGANISATION:
            named.name = letters.get(named.name) or names.body(named.name) or named.name
    _share_roles(found, roles)


def _introduced(found: list[Named]) -> dict[str, str]:
    """Letters to the one long name that the document introduces them for."""
    names: dict[str, set[str]] = {}
    for named in found:
        if named.full is not None:
            names.setdefault(named.name, set()).add(" ".join(named.full.split()))
    return {short: next(iter(full)) for short, full in names.items() if len(full) == 1}


def _bodies(found: list[Named]) -> dict[str, str]:
    """Catalogue's name to the longest form in this document, shouting aside."""
    forms: dict[str, str] = {}
    for named in found:
        if named.known_as is None:
            continue
        form = " ".join(named.name.split())
        held = forms.get(named.known_as)
        if held is None or _fuller(form, held):
            forms[named.known_as] = form
    return forms


def _fuller(form: str, held: str) -> bool:
    """A longer form; of equal ones the one that does not shout."""
    return (len(form), not form.isupper()) > (len(held), not held.isupper())


def _roles(found: list[Named]) -> dict[str, Named]:
    return {named.name: named for named in reversed(found) if named.role}


def _share_roles(found: list[Named], roles: dict[str, Named]) -> None:
    """A person introduced once with a role keeps it where the name stands alone.

    The supports stay with the words of the introduction.
    """
    by_name = {" ".join(name.split()): named for name, named in roles.items()}
    for named in found:
        source = by_name.get(named.name)
        if named.kind is EntityKind.PERSON and named.role is None and source is not None:
            named.role, named.affiliation = source.role, named.affiliation or source.affiliation
            named.supports = named.supports or source.supports
