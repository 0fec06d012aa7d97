"""Marlowe alone is Marlowe Cloud Inc., where the page names no person of that name.

A recogniser takes the first word of a firm for somebody's surname: nobody may be made up so.
"""

from collections.abc import Sequence

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.vocabulary.entity import EntityKind

_FEWEST = 4  # letters: shorter words are too often something else


def firms(found: Sequence[Named]) -> None:
    """Make bodies of the persons who are one word, the first of a firm's that ends in its form."""
    alone = [
        named
        for named in found
        if named.kind is EntityKind.PERSON
        and named.found_by is not None
        and len(named.name) >= _FEWEST
        and " " not in named.name
        and named.role is None
    ]
    if not alone:
        return
    people = {part for named in found if named.kind is EntityKind.PERSON for part in _rest(named)}
    bodies = _bodies(found)
    for named in alone:
        full = bodies.get(named.name, set())
        if len(full) == 1 and named.name not in people | lexicon().given:
            named.kind, named.full = EntityKind.ORGANISATION, next(iter(full))
            named.name = next(iter(full))


def _rest(named: Named) -> Sequence[str]:
    parts = named.name.split()
    return parts if len(parts) > 1 else ()


def _bodies(found: Sequence[Named]) -> dict[str, set[str]]:
    """First words to the firms, named with their legal form, that begin with them."""
    made: dict[str, set[str]] = {}
    for named in found:
        words = named.name.replace(",", " ").split()
        formed = len(words) > 1 and words[-1].rstrip(".").lower() in lexicon().legal_forms
        if named.kind is EntityKind.ORGANISATION and formed:
            made.setdefault(words[0], set()).add(" ".join(named.name.split()))
    return made
