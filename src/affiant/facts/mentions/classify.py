"""What a run of capitalised words names, or nothing when the words do not tell."""

import re
from collections.abc import Sequence

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,7}\Z")
MOST_PARTS_OF_A_PERSON = 5  # "Maria José de la Cruz" counts five; longer runs are something else
AMPERSAND = "&"


def organisation(words: Sequence[Token]) -> bool:
    """A legal form ends it, or a head word stands where its language puts it."""
    lists = lexicon()
    lows = [word.low for word in words]
    if len(words) < 2:  # noqa: PLR2004 - one word names no organisation by its form
        return False
    if lows[-1] in lists.legal_forms or AMPERSAND in lows:
        return True
    if lows[-1] in lists.english_heads or lows[0] in lists.french_heads:
        return True
    return any(
        low in lists.english_heads and lows[at + 1] in {"of", "for", "on", "de", "des", "du"}
        for at, low in enumerate(lows[:-1])
    )


def place(words: Sequence[Token]) -> bool:
    """Colorado River, Rue Saint-Denis."""
    lists = lexicon()
    if len(words) < 2:  # noqa: PLR2004 - the head word and a name
        return False
    return words[-1].low in lists.english_place_heads or words[0].low in lists.french_place_heads


def person(words: Sequence[Token]) -> bool:
    """A first name that is known, then one to three more capitalised words."""
    lists = lexicon()
    parts = [word for word in words if word.text[0].isupper()]
    if not 2 <= len(parts) <= MOST_PARTS_OF_A_PERSON:  # noqa: PLR2004 - first name and surname
        return False
    if not _given(words[0].text):
        return False
    return all(_may_be_part_of_person(word, lists.not_names) for word in words[1:])


def _given(word: str) -> bool:
    given = lexicon().given
    return word in given or (
        "-" in word and all(part in given for part in word.split("-")) and len(word) > 3  # noqa: PLR2004 - J-P
    )


def _may_be_part_of_person(word: Token, not_names: frozenset[str]) -> bool:
    if word.text[0].isupper():
        return word.low not in not_names and not any(c.isdigit() for c in word.text)
    return word.text in ".’'-" or word.low in lexicon().person_particles


def kind_of(words: Sequence[Token]) -> EntityKind | None:
    """The kind that the words themselves tell."""
    if organisation(words):
        return EntityKind.ORGANISATION
    if place(words):
        return EntityKind.PLACE
    if person(words):
        return EntityKind.PERSON
    return None
