"""An age where it is told: "14", "aged 14", "14-year-old", « quatorze ans », "6 months"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affiant.facts.mentions.protected.lexicon import ADULT

if TYPE_CHECKING:
    from affiant.facts.mentions.protected.line import Line

_OLDEST = 120  # years
_AFTER_AGE = frozenset({",", ".", ";", ")", "–", "—", "!", "?", "when", "and", "at", "then"})


@dataclass(frozen=True, slots=True)
class Age:
    """Tokens [first, last). `bare` is a number by itself, between commas; `before` one that
    qualifies what follows it (14-year-old X)."""

    first: int
    last: int
    minor: bool
    bare: bool = False
    before: bool = False

    @classmethod
    def at(cls, line: "Line", at: int) -> "Age | None":
        """The age told at this token, or after an "aged" at it."""
        first = at
        if line.low(at) in line.cues.aged:
            at += 1
            at += line.low(at) in ("de", "d")
        if not 0 <= at < len(line.words):
            return None
        low = line.low(at)
        glued = low.split("-")
        if len(glued) > 2 and glued[-1] == "old" and glued[-2] in line.cues.unit:  # noqa: PLR2004
            return _glued(line, first, at, glued)
        years = _number(line, low)
        if years is None:
            return None
        return _told(line, first, at, years)


def _glued(line: "Line", first: int, at: int, parts: list[str]) -> Age | None:
    years = _number(line, "-".join(parts[:-2]))
    if years is None:
        return None
    return Age(first, at + 1, years < ADULT or parts[-2] in line.cues.small, before=True)


def _told(line: "Line", first: int, at: int, years: int) -> Age | None:
    unit = line.low(at + 1)
    if unit in line.cues.unit:
        last = at + 2
        if line.cues.old:
            if line.low(last) not in line.cues.old:
                return None
            last += 1
        if line.has(last, "no_age") and first == at:
            return None
        return Age(first, last, years < ADULT or unit in line.cues.small)
    if first < at:  # aged 14
        return Age(first, at + 1, years < ADULT)
    if not line.words[at].text.isdigit() or not line.cues.old:
        return _then(line, at, years)
    return _then(line, at, years) or Age(at, at + 1, years < ADULT, bare=True)


def _then(line: "Line", at: int, years: int) -> Age | None:
    """She was 14 when; then 15: English tells an age without its unit."""
    if not line.cues.old or not line.words[at].text.isdigit():
        return None
    before = line.low(at - 1)
    told = before in ("then", "just", "only", "was", "is", "still", "now")
    follows = line.low(at + 1)
    closed = follows in _AFTER_AGE or not follows
    return Age(at, at + 1, years < ADULT) if told and closed else None


def _number(line: "Line", low: str) -> int | None:
    if low.isdigit() and low.isascii() and len(low) <= 3:  # noqa: PLR2004 - 120
        return int(low) if int(low) <= _OLDEST else None
    return line.cues.age_words.get(low)
