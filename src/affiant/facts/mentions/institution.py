"""French bodies whose name goes on in small letters: la Fédération internationale de triathlon."""

from collections.abc import Iterator

from affiant.facts.mentions.complement import past_adjectives, past_complement
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting, taken
from affiant.vocabulary.entity import EntityKind

FORMED = 0.8
_BEFORE = frozenset(
    {"le", "la", "l", "les", "du", "au", "aux", "un", "une", "des", "’", "'", "cette", "ce"}
)
LONGEST = 12  # tokens after the head
_TO_HEADS = frozenset({"haut-commissariat", "commissariat", "secrétariat"})
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
    end = past_adjectives(setting, head + 1)
    if words[head].low in _TO_HEADS:
        end = _past_charge(setting, end)
    while end - head < LONGEST and end < len(words):
        step = past_complement(setting, end)
        if step == end:
            break
        end = step
    return end


def _past_charge(setting: Setting, at: int) -> int:
    """Haut-Commissariat | aux réfugiés, Commissariat | à l’énergie atomique."""
    words, noun = setting.words, at + 1
    if at >= len(words) or words[at].low not in {"à", "au", "aux"}:
        return at
    while noun < len(words) and words[noun].low in {"la", "l", "’", "'"}:
        noun += 1
    if noun >= len(words) or not words[noun].text.isalpha() or setting.taken[noun]:
        return at
    return past_adjectives(setting, noun + 1)
