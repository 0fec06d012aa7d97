"""Whether a clause tells of what is to come or of what is past, by the words around a time."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from affiant.facts.quantities.lexicon import rules
from affiant.facts.times.reading import Line

_REACH = 16  # tokens on each side of a time among which its verb stands
_ENDS = frozenset('.;:!?…«»“”"()')
_SUBORDINATE = frozenset(("that", "que", "qu'", "which", "who", "qui", "dont", "whose"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "le", "la", "les", "l'"))
_ENDINGS = ("ahead_endings", "behind_endings", "participles")
_FOR = frozenset(("pour", "for"))
_LIMITS, _OF = frozenset(("deadline", "échéance")), frozenset(("of", "du", "de"))
_SHORTEST = 4  # letters of a word that is told by its ending


class Tense(IntEnum):
    """Where what is told lies from the day of writing."""

    BEHIND = -1
    UNTOLD = 0
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class Tenses:
    """The words of `vocabulary/calendar/tenses.yaml` for one language."""

    ahead: frozenset[str]
    behind: frozenset[str]
    no_cue: frozenset[str]
    toward: frozenset[str]
    ending: frozenset[str]
    indefinite: frozenset[str]
    copula: frozenset[str]
    ahead_endings: tuple[str, ...]
    behind_endings: tuple[str, ...]
    participles: tuple[str, ...]


@cache
def tenses(language: str) -> Tenses:
    """The words of "fr" or "en"."""
    read: dict[str, Any] = rules("calendar", "tenses.yaml")[language]
    words: dict[str, Any] = {
        name: tuple(listed) if name in _ENDINGS else frozenset(listed)
        for name, listed in read.items()
    }
    return Tenses(**words)


def tense(line: Line, index: int) -> Tense:
    """What the clause of a time at `index` tells: by the nearest verb before it, else behind it."""
    known = tenses(line.calendar.language)
    start = _past_article(line, index)
    link = line.low(start - 1)
    if (link == "on" and line.low(start - 2) in known.copula) or link in known.copula:
        return Tense.AHEAD  # "the deadline is Friday", "is on Friday"
    if link in _FOR and line.low(start - 3) in known.copula:
        return Tense.AHEAD  # « est annoncée pour le 2 octobre »: what is planned, not done
    if link in known.toward:
        return Tense.BEHIND if _left(line, start - 1, known) is Tense.BEHIND else Tense.AHEAD
    return _left(line, start, known) or _right(line, index, known)


def indefinite(line: Line, index: int) -> bool:
    """ "un mardi de mars", "on a Tuesday", "le mardi": any such day."""
    known = tenses(line.calendar.language)
    return line.low(index - 1) in known.indefinite or line.low(index - 1) in ("le", "les")


def _past_article(line: Line, index: int) -> int:
    while line.low(index - 1) in (
        "le",
        "la",
        "the",
        "au",
        "du",
        "early",
        "late",
        "fin",
        "début",
        "end",
        "of",
    ):
        index -= 1
    return index


def _left(line: Line, index: int, known: Tenses) -> Tense:
    toward, limited = line.low(index) in known.toward, False
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        word = line.low(at)
        if word in _ENDS or word in _SUBORDINATE:
            break
        if toward and word in known.ending and line.low(at + 1) not in _DETERMINERS:
            return Tense.AHEAD
        told = _cue(word, known)
        if told is Tense.BEHIND and _to_be(line, at):
            continue  # "will be sentenced": the modal before it tells
        if told is Tense.BEHIND and word.endswith("ed") and line.low(at - 1) in _DETERMINERS:
            continue  # can you send | the revised | invoice by Friday
        if word in _LIMITS and line.low(at + 1) in _OF:
            limited = True
            continue  # "changed after the deadline of Friday": the verb tells
        gone = word in known.copula and line.low(at + 1).endswith(known.participles)
        if told or gone:
            return told or Tense.BEHIND  # "ils sont partis", "elle est morte"
    return Tense.AHEAD if limited else Tense.UNTOLD


def _to_be(line: Line, at: int) -> bool:
    """Whether the participle at `at` hangs on "be" or « être », past an adverb."""
    before = line.low(at - 1)
    return (line.low(at - 2) if before.endswith(("ly", "ment")) else before) in ("be", "être")


def _right(line: Line, index: int, known: Tenses) -> Tense:
    for at in range(index + 1, index + 1 + _REACH):
        word = line.low(at)
        if word in _ENDS or word in _SUBORDINATE:
            break
        told = _cue(word, known)
        if told:
            return told
    return Tense.UNTOLD


def _cue(word: str, known: Tenses) -> Tense:
    if word in known.ahead:
        return Tense.AHEAD
    if word in known.behind:
        return Tense.BEHIND
    if len(word) < _SHORTEST or word in known.no_cue:
        return Tense.UNTOLD
    if known.ahead_endings and word.endswith(known.ahead_endings):
        return Tense.AHEAD
    return Tense.BEHIND if word.endswith(known.behind_endings) else Tense.UNTOLD
