"""Who may be named, made an entity and listed in a dossier, and why: the one place of this rule.

A dossier is read, forwarded and leaked. A person whom a document merely mentions may be a
bystander, a witness, a customer or a child, and a list of names makes a suspect of each. So a
person is listed only with a public part in the documents: a public role that they state, or words
of theirs that they quote. All others are counted, never listed. A victim, a child or somebody who
seeks protection is never named even when quoted, and neither is a person whom a document presents
as a suspect: an unknown legal status is "uncharged", and the uncharged are not named.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from affiant.names.key import key
from affiant.vocabulary.sheet import sheet


class Standing(StrEnum):
    """What may be done with a person's name."""

    NAMED = "named"
    COUNTED = "counted"
    PROTECTED = "protected"  # and taken out of the source's copy too


def standing(roles: Iterable[str], *, quoted: bool, on_record: bool = False) -> Standing:
    """The standing of a person from all roles that documents give them, in the text's words.

    `on_record` is whether a public record has been entered that charges or convicts them: what
    a document alone presents as a suspect is protected, since nobody knows that it is so.
    """
    stated = [role for role in roles if role]
    if any(_holds(role, "protected") for role in stated):
        return Standing.PROTECTED
    if any(is_public(role) for role in stated):
        return Standing.NAMED
    if any(_holds(role, "accused") for role in stated):
        return Standing.NAMED if on_record else Standing.PROTECTED
    return Standing.NAMED if quoted else Standing.COUNTED


def may_be_named(roles: Iterable[str], *, quoted: bool) -> bool:
    """Whether a dossier may list this person."""
    return standing(roles, quoted=quoted) is Standing.NAMED


def is_public(role: str) -> bool:
    """Whether the role is one that is exercised in public."""
    return _holds(role, "voices") or _holds(role, "public")


def speaks_for(role: str) -> bool:
    """Whether who has this role speaks for the body it names; staff and former heads do not."""
    return _holds(role, "voices") and not _holds(role, "former") and not _holds(role, "groups")


def _holds(role: str, standing_word: str) -> bool:
    folded = f" {key(role)} "
    return any(f" {word} " in folded for word in _words(standing_word))


@cache
def _words(standing_word: str) -> frozenset[str]:
    listed: dict[str, list[str]] | list[str] = sheet("public_roles")[standing_word]
    if isinstance(listed, dict):
        return frozenset(key(word) for words in listed.values() for word in words)
    return frozenset(map(key, listed))
