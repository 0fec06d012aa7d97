"""The keys by which a fact is found when somebody asks for a name."""

from affiant.facts.kinds import Fact, Mention, Quote
from affiant.names.key import key

LONGEST_KEY = 200  # characters of a name's key that a database column indexes


def name_keys(fact: Fact) -> tuple[str, str]:
    """The keys of a mention's or speaker's name and of the catalogue's name for it; "" for none."""
    name, known = _names(fact)
    return key(name)[:LONGEST_KEY] if name else "", key(known)[:LONGEST_KEY] if known else ""


def _names(fact: Fact) -> tuple[str | None, str | None]:
    if isinstance(fact, Mention):
        return fact.name, fact.known_as
    if isinstance(fact, Quote):
        return fact.speaker, None
    return None, None
