"""French bodies whose name goes on in small letters: la Fédération internationale de triathlon."""

from collections.abc import Iterator

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting, taken
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind

FORMED = 0.8
_BEFORE = frozenset(
    {"le", "la", "l", "les", "du", "au", "aux", "un", "une", "des", "’", "'", "cette", "ce"}
)
_LINKS = frozenset({"de", "du", "des", "d", "pour"})
_NEEDS_ARTICLE = "pour"  # pour l’emploi; pour obtenir is no complement
_AFTER_LINK = frozenset({"la", "le", "l", "les", "’", "'"})
_ADJECTIVE = (
    "al", "ale", "aux", "ales", "ique", "iques", "ien", "ienne", "iens", "iennes", "ais", "aise",
    "aises", "ain", "aine", "ains", "aines", "aire", "aires", "if", "ive", "ifs", "ives", "nel",
    "nelle", "nels", "nelles", "uel", "uelle", "ois", "oise", "iste", "istes", "ieur", "ieure",
    "unis", "unies", "général", "mixte", "suprême", "libre",
)  # fmt: skip
_VERBS = frozenset(
    {
        *("indique", "explique", "applique", "implique", "communique", "critique", "complique"),
        *("revendique", "fabrique", "arrive", "signale", "faire", "fait", "avait", "était"),
        *("jamais", "mais", "désormais"),
    }
)
"""Verbs and adverbs that end like adjectives."""
LONGEST = 12  # tokens after the head
_SMALL_HEADS = frozenset({"ministère", "secrétariat"})


def institutions(setting: Setting) -> Iterator[Named]:
    """A capitalised French head after an article, with all that belongs to it."""
    if setting.sentence.language != "fr" or setting.heading:
        return
    words, lists = setting.words, lexicon()
    for at in range(1, len(words)):
        low = words[at].low
        if low not in lists.french_heads or words[at - 1].low not in _BEFORE or setting.taken[at]:
            continue
        if words[at].text[0].islower() and low not in _SMALL_HEADS:
            continue
        last = _end(setting, at)
        if last > at + 1:
            yield taken(setting, at, last, EntityKind.ORGANISATION, FORMED)


def _end(setting: Setting, head: int) -> int:
    """Past the adjectives and the complements (de la santé, pour l’emploi) of the head."""
    words = setting.words
    end = _past_adjectives(setting, head + 1)
    while end - head < LONGEST and end < len(words):
        step = _complement(setting, end)
        if step == end:
            break
        end = step
    return end


def _past_adjectives(setting: Setting, at: int) -> int:
    words = setting.words
    while at < len(words) and not setting.taken[at] and _adjective(words[at], words[at - 1]):
        at += 1
    return at


def _adjective(word: Token, before: Token) -> bool:
    if word.start - before.end != 1 or not word.text[0].islower() or word.low in _VERBS:
        return False
    return word.low.endswith(_ADJECTIVE) and word.low not in lexicon().speech


def _complement(setting: Setting, at: int) -> int:
    """Where the complement that begins at `at` ends; `at` if none does."""
    words, lists = setting.words, lexicon()
    noun = at
    if words[noun].low == "et" and at + 1 < len(words) and words[at + 1].low in _LINKS:
        noun += 1
    if words[noun].low not in _LINKS:
        return at
    noun += 1
    while noun < len(words) and words[noun].low in _AFTER_LINK:
        noun += 1
    if words[noun - 1].low == _NEEDS_ARTICLE:
        return at
    if noun >= len(words) or setting.taken[noun] or not words[noun].text.isalpha():
        return at
    word = words[noun]
    if word.text in lists.given or word.low in lists.openers or word.low in lists.titles:
        return at
    place = word.text[0].isupper() and word.low not in lists.organisation_heads
    if place and (word.low in lists.places or word.text.isupper()):
        return noun + 1 if words[at].low in {"de", "d", "du"} else at
    return _past_adjectives(setting, noun + 1)
