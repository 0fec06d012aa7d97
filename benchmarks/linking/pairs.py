"""The pairs of tests/gold/names: read, and cut in two halves by family."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml

PAIRS = Path(__file__).parents[2] / "tests" / "gold" / "names" / "pairs.yaml"
HALVES = ("dev", "held")
SALT = "a"  # of the salts a to g the first that cuts the families nearly in the middle
ANSWERS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, the answer and why."""

    one: str
    other: str
    answer: str
    why: str
    family: str


def half_of(family: str) -> str:
    """The half that a family belongs to: by a hash, so that nobody chooses it."""
    return HALVES[sha256(f"{SALT}{family}".encode()).digest()[0] % 2]


@cache
def pairs(half: str) -> tuple[Pair, ...]:
    """The pairs of one half, as they stand in the file."""
    return tuple(
        Pair(one, other, answer, why, circle["family"])
        for circle in yaml.safe_load(PAIRS.read_text("utf-8"))
        if half_of(circle["family"]) == half
        for answer in ANSWERS
        for one, other, why in circle.get(answer, ())
    )


def decided(half: str) -> tuple[Pair, ...]:
    """The pairs of one half that have an answer without context."""
    return tuple(pair for pair in pairs(half) if pair.answer != "unsure")
