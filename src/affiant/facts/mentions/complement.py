"""How the name of a French body goes on in small letters: adjectives, and what it is for or of."""

import re

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.setting import Setting
from affiant.facts.token import Token
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.wordlist import words as words_of

LINKS = frozenset({"de", "du", "des", "d", "pour"})
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
        *("jamais", "mais", "désormais", "aux"),
    }
)
"""Verbs and small words that end like adjectives."""
_INFINITIVE = re.compile(
    r".*(?:[^i]er|[bcfg]ier|ir|oir|[eo]ndre|[ae]ttre|[aî]tre|oudre|clure|crire|dire|lire|faire|ivre)"
)
_NOUNS = frozenset({"mer", "fer", "hiver", "cancer", "foyer", "soir", "avenir", "pouvoir"})
"""Nouns that end like infinitives."""


def past_adjectives(setting: Setting, at: int) -> int:
    """Past the adjectives that stand from this token on."""
    words = setting.words
    while at < len(words) and not setting.taken[at] and _adjective(words[at], words[at - 1]):
        at += 1
    return at


def past_complement(setting: Setting, at: int) -> int:
    """Where the complement that begins at `at` ends (de la santé publique); `at` if none does."""
    words, lists = setting.words, lexicon()
    noun = noun_of(words, at)
    if noun == at or setting.taken[noun] or not words[noun].text.isalpha():
        return at
    word = words[noun]
    if word.text in lists.given or word.low in lists.openers or word.low in lists.titles:
        return at
    place = word.text[0].isupper() and word.low not in lists.organisation_heads
    if place and (word.low in lists.places or word.text.isupper()):
        return noun + 1 if words[at].low in {"de", "d", "du"} else at
    return past_adjectives(setting, noun + 1)


def noun_of(words: list[Token], at: int) -> int:
    """The token of the complement's noun, past « de la »; `at` where no noun follows: Commission
    de revoir, de son côté, de nouveau."""
    noun = at
    if at < len(words) and words[at].low == "et" and at + 1 < len(words):
        noun += words[at + 1].low in LINKS
    if noun >= len(words) or words[noun].low not in LINKS:
        return at
    noun += 1
    while noun < len(words) and words[noun].low in _AFTER_LINK:
        noun += 1
    if noun >= len(words) or words[noun - 1].low == _NEEDS_ARTICLE:
        return at
    bare = words[noun - 1].low in {"de", "d"} or words[noun - 2].low == "d"
    return at if bare and _no_noun(words[noun]) else noun


def _no_noun(word: Token) -> bool:
    if word.capital:
        return False
    told = word.low in function_words()["fr"] or word.low in words_of("name_words", "no_nouns")
    infinitive = word.low not in _NOUNS and _INFINITIVE.fullmatch(word.low) is not None
    return told or infinitive


def _adjective(word: Token, before: Token) -> bool:
    if word.start - before.end != 1 or not word.text[0].islower() or word.low in _VERBS:
        return False
    return word.low.endswith(_ADJECTIVE) and word.low not in lexicon().speech
