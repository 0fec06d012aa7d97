"""How a figure moved: "a augmenté de 11 % pour atteindre 165", "a drop of 8 % from 2019"."""

from dataclasses import dataclass

from affiant.facts.quantities.number import Number
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.direction import Direction

_WINDOW = 11  # tokens between a verb of change and its number: "a fortement augmenté, de près de"
_OF = frozenset(("de", "d'", "from"))
_PASSING = 4  # tokens from "to" to the number: "to less than 45 %"
_BASE_WINDOW = 14  # tokens between the number and what it is compared with
_THAN = frozenset(("than", "que", "qu'"))
_MORE_OR_LESS = {
    "more": Direction.UP, "higher": Direction.UP, "plus": Direction.UP,
    "fewer": Direction.DOWN, "less": Direction.DOWN, "lower": Direction.DOWN,
    "moins": Direction.DOWN,
}  # fmt: skip
_SIGNS = frozenset(',;:.!?()«»“”"')
_TELLING = frozenset(("que", "qu'", "that", "qui", "which", "who", "dont"))
_NO_PARTICLE = frozenset((
    "make", "makes", "made", "making", "take", "takes", "took", "taking", "set", "sets", "end",
    "ends", "ended", "add", "adds", "gave", "give", "sign", "signed", "pick", "picked", "turn",
    "turned", "cut", "follow", "follows", "followed", "following", "back", "backed", "catch",
    "caught",
    "held", "hold", "come", "came", "show", "showed", "broke", "shut", "used",
))  # fmt: skip
_BY = frozenset(("de", "d'", "by", "of"))
_BEYOND = frozenset(
    ("below", "above", "beneath", "beyond", "sous", "dessous", "dessus", "en", "au")
)
_TO = frozenset(("à", "to", "atteindre", "reach", "reaching", "atteignant"))


@dataclass(frozen=True, slots=True)
class Move:
    """A word of change at `word` that a number belongs to; `noun` for "une baisse de".

    `to` is set when the number is the level reached, not the amount of the change.
    """

    word: int
    direction: Direction
    noun: bool
    to: bool


def direction_of(wording: Wording, index: int) -> Direction | None:
    """Which way the word at `index` moves a figure, if it does."""
    word = wording.low(index)
    if not word.isalpha():
        return None
    if word in wording.measures.particles:
        return None if wording.low(index - 1) in _NO_PARTICLE else Direction(word)
    known = wording.measures
    for stems, direction in (
        (known.up, Direction.UP),
        (known.down, Direction.DOWN),
        (known.same, Direction.SAME),
    ):
        if any(word.startswith(stem) and word[len(stem) :] in known.endings for stem in stems):
            return direction
    return None


def move(wording: Wording, number: Number, start: int) -> Move | None:
    """The change that `number` tells of; `start` is where its comparator begins."""
    behind = _noun_behind(wording, number)
    if behind:
        return behind
    before = wording.low(start - 1)
    to = before in _TO or (wording.low(start) in _BEYOND and before not in _BY)
    if before == "from" and number.high is None:
        return None  # "up from 18%": what it was before
    amount = number.percent or number.points
    if before in _OF and _passes_on(wording, number):
        return None  # « tombée de 60 % à moins de 45 % »: what it was before
    if not (to or before in _BY or amount):
        return None
    for at in range(start - 1, max(-1, start - 1 - _WINDOW), -1):
        if wording.low(at) in _SIGNS or (wording.digits(at) and not to):
            return None
        if wording.low(at) in _TELLING:
            return None  # "avait relevé que 37 %"
        direction = direction_of(wording, at)
        if direction:
            noun = wording.low(at) in wording.measures.change_nouns and not wording.low(
                at
            ).endswith("é")
            noun = noun and wording.low(at + 1) in _BY | {"in", "à", "to"}
            noun = noun or wording.low(at) in wording.measures.particles
            noun = noun or _is_of(wording, at)
            return Move(at, direction, noun, to and not noun)
    return None


def _passes_on(wording: Wording, number: Number) -> bool:
    """Whether "to" or « à » and another percentage follow, past a comparator."""
    at = number.after
    if not number.percent or wording.low(at) not in ("à", "to"):
        return False
    reach = range(at + 1, min(at + 1 + _PASSING, len(wording.tokens)))
    other = next((step for step in reach if wording.digits(step)), None)
    percent = wording.words.percent
    return other is not None and percent.at(wording.tokens, other + 1) is not None


def _is_of(wording: Wording, at: int) -> bool:
    """ "la hausse est de 9,1 %", "une croissance comprise entre 6 et 8 %": the noun is no verb."""
    named = wording.low(at) in wording.measures.change_nouns
    return named and wording.low(at - 1) in wording.measures.determiners


def _noun_behind(wording: Wording, number: Number) -> Move | None:
    """ "an 11 percent increase", "une 51% drop"."""
    if not (number.percent or number.points or wording.low(number.after) == "-"):
        return None
    compared = _compared(wording, number.after)
    if compared:
        return compared
    for at in (number.after, number.after + 1):
        if wording.low(at) in wording.measures.change_nouns and wording.measures.language == "en":
            direction = direction_of(wording, at)
            return Move(at, direction, True, False) if direction else None  # noqa: FBT003 - noun, not a level
    return None


def _compared(wording: Wording, at: int) -> Move | None:
    """ "9 percent more than in 2022", "11 % de plus qu'en 2019"."""
    word = at + 1 if wording.low(at) == "de" else at
    direction = _MORE_OR_LESS.get(wording.low(word))
    if direction is None or wording.low(word + 1) not in _THAN:
        return None
    return Move(word, direction, True, False)  # noqa: FBT003 - as told by a noun, not a level


def base(wording: Wording, index: int) -> tuple[int, int] | None:
    """What the change is counted against, after `index`: token indices of "par rapport à" ... end.

    Only a base that is a time (the caller checks): the phrase and the one or two words behind.
    """
    for at in range(index, min(index + _BASE_WINDOW, len(wording.tokens))):
        if wording.low(at) in ".;:!?":
            return None
        found = wording.measures.base.at(wording.tokens, at)
        if found:
            return at, found[1]
    return None
