"""Who may be named, made an entity and listed in a dossier, and why: the one place of this rule.

A dossier is read, forwarded and leaked. A person whom a document merely mentions may be a
bystander, a witness, a customer or a child, and a list of names makes a suspect of each. So a
person is listed only with a public part in the documents: a public role that they state, or words
of theirs that they quote. All others are counted, never listed. A victim, a child or somebody who
seeks protection is never named even when quoted, and neither is a person whom a document presents
as a suspect: an unknown legal status is "uncharged", and the uncharged are not named.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from affiant.names.key import key
from affiant.vocabulary.sheet import sheet
from affiant.vocabulary.wordlist import load

_MAJORITY = 18  # years
_YEARS = re.compile(r"(?:^|\b(?:aged?|agee?s?(?: de)?) )(\d{1,2})(?: (?:years?|ans?)\b|$)")
_SMALLER = frozenset(
    {"month", "months", "week", "weeks", "day", "days", "mois", "semaines", "jours"}
)
_HANGS = re.compile(r" (?:of|for|at|de|du|des|d|pour|chez) ")
_PRESENTED = {
    "protected": ("nouns", "little", "grave", "done", "did", "renamed"),
    "accused": ("accused_nouns", "accused", "identified", "identifying"),
}
"""The lists of `words/protected.yaml` that a role of this standing may come from."""


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
    if any(_holds(role, "protected") or is_minor(role) for role in stated):
        return Standing.PROTECTED
    if any(is_public(role) for role in stated):
        return Standing.NAMED
    if any(_holds(role, "accused") for role in stated):
        return Standing.NAMED if on_record else Standing.PROTECTED
    return Standing.NAMED if quoted else Standing.COUNTED


def is_minor(role: str) -> bool:
    """Whether the role is an age under 18: "14 ans", "aged 14", "fourteen-year-old", "6 months"."""
    words = [str(_numbers().get(word, word)) for word in key(role).split()]
    found = _YEARS.search(" ".join(words))
    if found is not None and int(found[1]) < _MAJORITY:
        return True
    return bool(words) and words[0].isdigit() and not _SMALLER.isdisjoint(words)


@cache
def _numbers() -> dict[str, int]:
    """Number words of both languages under 18; "six" and "dix-sept" as keys write them."""
    told: dict[str, dict[str, str]] = load("protected")["age_words"]
    return {key(word): int(years) for words in told.values() for word, years in words.items()}


def is_public(role: str) -> bool:
    """Whether the role is one that is exercised in public."""
    return _holds(role, "voices") or _holds(role, "public")


def speaks_for(role: str) -> bool:
    """Whether who has this role speaks for the body it names; staff and former heads do not."""
    return _holds(role, "voices") and not _holds(role, "former") and not _holds(role, "groups")


def _holds(role: str, standing_word: str) -> bool:
    folded = f" {key(role)} "
    if standing_word in _PRESENTED:
        head = _head(folded)
        return any(f" {word} " in (folded if " " in word else head)
                   for word in _words(standing_word))  # fmt: skip
    return any(f" {word} " in folded for word in _words(standing_word))


def _head(role: str) -> str:
    """The role without what hangs on it: a director of a fund for children is no child. The mother
    of a victim stays whole, for who she is tells who the victim is."""
    first = role.strip().partition(" ")[0]
    if first in _kin():
        return role
    found = _HANGS.search(role)
    return role if found is None else f"{role[: found.start()]} "


@cache
def _kin() -> frozenset[str]:
    return frozenset(key(word) for words in load("protected")["kin"].values() for word in words)


@cache
def _words(standing_word: str) -> frozenset[str]:
    listed: dict[str, list[str]] | list[str] = sheet("public_roles")[standing_word]
    told = [*listed.values()] if isinstance(listed, dict) else [listed]
    for name in _PRESENTED.get(standing_word, ()):
        told += load("protected")[name].values()
    return frozenset(key(word) for words in told for word in words)
