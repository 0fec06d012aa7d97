"""Unknown capital letters that are a body's: what they do, or the article before them, tells."""

from collections import Counter
from collections.abc import Iterable, Iterator

from affiant.facts.mentions.classify import ACRONYM
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

SPEAKING = 0.6
_FEWEST_LETTERS, _MOST_LETTERS = 3, 6
_FEWEST_REPEATS = 2
_ROMAN = frozenset("IVXLCDM")
_ARTICLES = frozenset({"le", "la", "l", "du", "au", "the"})
_ACTS = frozenset({"a", "has", "avait", "ont"})


def letters(settings: Iterable[Setting]) -> Iterator[Named]:
    """Letters that say something, or stand after an article: a body's throughout the document."""
    places: list[tuple[Setting, int]] = []
    for setting in settings:
        if not setting.heading:
            places.extend((setting, at) for at in _letters_in(setting))
    counts = Counter(setting.words[at].text for setting, at in places)
    bodies = {
        setting.words[at].text
        for setting, at in places
        if (_speaks(setting, at) and counts[setting.words[at].text] >= _FEWEST_REPEATS)
        or _articled(setting, at)
    }
    for setting, at in places:
        word = setting.words[at]
        if word.text in bodies:
            setting.take(at, at + 1)
            yield Named(word.start, word.end, EntityKind.ORGANISATION, word.text, SPEAKING)


def _speaks(setting: Setting, at: int) -> bool:
    """Whether the letters say something here: only bodies do."""
    words = setting.words
    after = words[at + 1 : at + 3]
    before = words[at - 1].low if at else ""
    return (
        before in {"selon", "to", "dixit"} and (before != "to" or words[at - 2].low == "according")
    ) or (bool(after) and any(word.low in lexicon().speech for word in after))


def _articled(setting: Setting, at: int) -> bool:
    """L’ABC, du DEF; in English only where the letters then do something: the ABC has."""
    words = setting.words
    if len(words[at].text) > _MOST_LETTERS or not at or not words[at].text.isalpha():
        return False
    before = words[at - 1]
    if before.text in "’'" and at > 1:
        before = words[at - 2]
    if before.low not in _ARTICLES:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if before.low == "the":
        return after is not None and (after.low in _ACTS or after.low in lexicon().speech)
    return after is None or not after.text[0].isdigit()


def _letters_in(setting: Setting) -> Iterator[int]:
    words = setting.words
    for at in setting.capitals:
        word = words[at]
        if len(word.text) < _FEWEST_LETTERS or not word.text.isupper() or setting.taken[at]:
            continue
        if not ACRONYM.match(word.text) or _ROMAN.issuperset(word.text):
            continue
        if word.low not in lexicon().not_names and not _beside_capitals(words, at):
            yield at


def _beside_capitals(words: list[Token], at: int) -> bool:
    near = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return any(word.text.isupper() and len(word.text) > 1 for word in near)
