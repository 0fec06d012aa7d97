"""Texts made by chance: any Unicode, sentences mutated, and both mixed."""

import random
import sys

from benchmarks.stressing.sentences import HOSTILE, SENTENCES

LONGEST = 3000
_SURROGATES = range(0xD800, 0xE000)  # no text holds them
_TEMPTING = "«»“”‘’\"'–—-.,;:!?()[]%$€£0123456789\n\t\u00a0\u202f\u200b\u2060\u0301\u00ad№½²³¹٣ⅣéÉœ"
_SPELLS = (
    *("a déclaré", "said", "selon", "according to", "millions d'euros", "%", "per cent", "été"),
    *("hier", "yesterday", "M.", "Mr.", "Dr", "un sur trois", "one in five", "must", "doit", "CEO"),
    *("charged with", "mis en examen", "1er", "12 mars", "March 12", "2018-W26", "31/02/2019"),
)


def text(chance: random.Random) -> str:
    """One text of at most `LONGEST` characters."""
    kind = chance.choice((_any, _tempting, _mutated, _mutated, _mutated, _shuffled))
    return kind(chance)[:LONGEST]


def _any(chance: random.Random) -> str:
    return "".join(_character(chance) for _ in range(chance.randrange(400)))


def _character(chance: random.Random) -> str:
    point = chance.choice((chance.randrange(0x250), chance.randrange(sys.maxunicode + 1)))
    return " " if point in _SURROGATES else chr(point)


def _tempting(chance: random.Random) -> str:
    parts = (*_TEMPTING, *_SPELLS, " ", " ", *HOSTILE.values())
    return "".join(chance.choice(parts) for _ in range(chance.randrange(300)))


def _sentences(chance: random.Random) -> list[str]:
    pool = [*SENTENCES["en"], *SENTENCES["fr"]]
    return [chance.choice(pool) for _ in range(chance.randrange(1, 12))]


def _mutated(chance: random.Random) -> str:
    return mutated(chance, chance.choice((" ", "\n")).join(_sentences(chance)))


def mutated(chance: random.Random, made: str) -> str:
    """The same text with up to forty things cut, doubled, put in, swapped or cased anew."""
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(made) + 1)
        made = chance.choice((_cut, _doubled, _put_in, _swapped, _cased))(chance, made, at)
    return made


def _cut(chance: random.Random, made: str, at: int) -> str:
    return made[:at] + made[at + chance.randrange(1, 30) :]


def _doubled(chance: random.Random, made: str, at: int) -> str:
    end = at + chance.randrange(1, 40)
    return made[:end] + made[at:end] * chance.randrange(1, 4) + made[end:]


def _put_in(chance: random.Random, made: str, at: int) -> str:
    new = chance.choice((_character(chance), chance.choice(_TEMPTING), chance.choice(_SPELLS)))
    return made[:at] + new + made[at:]


def _swapped(chance: random.Random, made: str, at: int) -> str:
    other = chance.randrange(len(made) + 1)
    return made[at:] + made[:at] if other < at else made[:at] + made[other:] + made[at:other]


def _cased(chance: random.Random, made: str, at: int) -> str:
    end = at + chance.randrange(1, 60)
    return made[:at] + chance.choice((str.upper, str.lower, str.title))(made[at:end]) + made[end:]


def _shuffled(chance: random.Random) -> str:
    words = " ".join(_sentences(chance)).split(" ")
    chance.shuffle(words)
    return " ".join(words)
