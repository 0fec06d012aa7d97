"""Whether a name is a public body's: a ministry, an agency, a town, the police."""

from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Mention
from affiant.facts.quantities.giving import givings
from affiant.facts.token import tokens
from affiant.vocabulary.entity import EntityKind


def is_public(mention: Mention, gazetteer: Gazetteer) -> bool:
    """By the catalogue's kind where it knows the body, else by the words of its name.

    A company's legal form outweighs them: "City Services Ltd" is none.
    """
    if mention.entity_kind is not EntityKind.ORGANISATION:
        return False
    kind = _known_kind(mention.known_as, gazetteer) if mention.known_as else None
    if kind is not None:
        return kind in givings().public_kinds
    words = {token.low for token in tokens(mention.name, 0, len(mention.name))}
    return words.isdisjoint(givings().legal_forms) and not words.isdisjoint(givings().public)


def _known_kind(name: str, gazetteer: Gazetteer) -> str | None:
    first = name.partition(" ")[0]
    shelf = gazetteer.by_first_word.get(first.casefold())
    if shelf is None:
        return None
    return next((one.detail for one in shelf.at(name, len(first)) if one.name == name), None)
