"""A body by part of its name: Northwind for Northwind Systems, the Herald for The Mill Herald."""

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.roles import function_at
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

MOST_LEADING = 2  # words that stand for the whole name
FEWEST_LETTERS = 4  # of a single first word; shorter ones are too often something else


def leading(words: list[Token], named: Named, common: frozenset[str]) -> tuple[str, ...] | None:
    """The first words that stand for the name by themselves; None if none do.

    Only legal forms and heads like Systems or Group may be left out, and never so much that a
    word is left which the document also writes small, or which names a place or a person.
    """
    if named.kind is not EntityKind.ORGANISATION or len(words) < 2:  # noqa: PLR2004 - a whole and a part
        return None
    lists = lexicon()
    kept = len(words)
    while kept and words[kept - 1].low in lists.bare_heads | lists.legal_forms | {"."}:
        kept -= 1
    if not 0 < kept < len(words) or kept > MOST_LEADING:
        return None
    if kept == 1 and not _distinctive(words[0], common):
        return None
    return tuple(word.text for word in words[:kept])


def _distinctive(word: Token, common: frozenset[str]) -> bool:
    lists = lexicon()
    generic = lists.not_names | lists.openers | lists.organisation_heads | lists.body_nouns
    known = word.low in common or word.low in generic or word.low in lists.places
    named = word.text in lists.given or word.text in lists.ambiguous or function_at([word], 0)
    long = len(word.text) >= FEWEST_LETTERS and not word.text.isupper()
    return long and word.text[0].isupper() and not known and not named


def press(words: list[Token], named: Named) -> str | None:
    """The last word of a newspaper’s name, by which it is called after an article."""
    if named.kind is not EntityKind.ORGANISATION or len(words) < 2:  # noqa: PLR2004 - a whole and a part
        return None
    for word in (words[-1], words[0]):
        if word.low in lexicon().press_heads and word.text[0].isupper():
            return word.text
    return None
