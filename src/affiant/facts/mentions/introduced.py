"""Letters in brackets after the long name of a body."""

import unicodedata
from collections.abc import Iterator

from affiant.facts.mentions.classify import ACRONYM
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting, taken
from affiant.vocabulary.entity import EntityKind

INTRODUCED = 0.8
_SMALL = frozenset({"’", "'"})


def introduced(setting: Setting, found: list[Named]) -> Iterator[Named]:
    """Texas Border Network (TBN): both the long name and its letters."""
    if "(" not in setting.sentence.text:
        return
    words = setting.words
    for at in setting.capitals:
        opening = at - 1
        if opening < 1 or at + 1 >= len(words) or setting.taken[at]:
            continue
        if words[opening].text != "(" or words[at + 1].text != ")":
            continue
        if ACRONYM.match(words[at].text) and len(words[at].text) > 2:  # noqa: PLR2004 - US, EU say little
            yield from _pair(setting, opening, words[at].text, found)


def _pair(setting: Setting, opening: int, letters: str, found: list[Named]) -> Iterator[Named]:
    """The long name before the bracket, if it is not known yet, and its letters."""
    words = setting.words
    if setting.taken[opening - 1]:
        long = next((one for one in found if one.end == words[opening - 1].end), None)
    else:
        first = _long_form(setting, opening, letters)
        if first is None and not words[opening - 1].text[0].isupper():
            return
        long = None
        if first is not None:
            long = taken(setting, first, opening, EntityKind.ORGANISATION, INTRODUCED)
            yield long
    if long is not None and long.kind is not EntityKind.ORGANISATION:
        return
    short = taken(setting, opening + 1, opening + 2, EntityKind.ORGANISATION, INTRODUCED)
    if long is not None and _abbreviates(letters, long.name):
        short.full = long.name
        short.known_as = long.known_as
    yield short


def _abbreviates(letters: str, name: str) -> bool:
    """Whether the letters stand in the name, in order, the first at its beginning."""
    rest = iter(name.upper())
    return name[:1].upper() == letters[0] and all(c in rest for c in letters if c.isalpha())


def _long_form(setting: Setting, end: int, letters: str) -> int | None:
    """The first token of the words whose initials the letters are, in order; it has a capital.

    French writes the others small: Fédération nationale des boulangers (FNB)."""
    words = setting.words
    left = [c.lower() for c in letters if c.isalpha()]
    at = end
    while left and at > max(0, end - 3 * len(letters)):
        at -= 1
        small = words[at].low in _SMALL or words[at].low in lexicon().connectors
        if setting.taken[at] or not (words[at].text[0].isalpha() or small):
            return None
        if _plain(words[at].low[0]) == left[-1] and not (small and words[at].low != left[-1]):
            left.pop()
        elif not small:
            return None
    return at if not left and words[at].text[0].isupper() else None


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
