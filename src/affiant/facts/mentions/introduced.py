"""Letters in brackets after the long name of a body."""

from collections.abc import Iterator

from affiant.facts.mentions.classify import ACRONYM
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting, taken
from affiant.vocabulary.entity import EntityKind

INTRODUCED = 0.8


def introduced(setting: Setting) -> Iterator[Named]:
    """Texas Border Network (TBN): both the long name and its letters."""
    words = setting.words
    for at in range(1, len(words) - 2):
        letters = words[at + 1]
        if words[at].text != "(" or words[at + 2].text != ")" or setting.taken[at + 1]:
            continue
        if ACRONYM.match(letters.text) and len(letters.text) > 2:  # noqa: PLR2004 - US, EU say little
            long = _long_form(setting, at, letters.text)
            if long is not None:
                yield taken(setting, long, at, EntityKind.ORGANISATION, INTRODUCED)
            if long is not None or setting.taken[at - 1] or words[at - 1].text[0].isupper():
                yield taken(setting, at + 1, at + 2, EntityKind.ORGANISATION, INTRODUCED)


def _long_form(setting: Setting, end: int, letters: str) -> int | None:
    """The first token of the words whose initials the letters are, in order."""
    words = setting.words
    left = list(letters.replace("-", "").replace("&", ""))
    at = end
    while left and at > max(0, end - 3 * len(letters)):
        at -= 1
        if setting.taken[at]:
            return None
        if words[at].text[0].isupper() and words[at].text[0] == left[-1]:
            left.pop()
        elif words[at].text[0].isupper() or words[at].low not in lexicon().connectors | {"’", "'"}:
            return None
    return at if not left else None
