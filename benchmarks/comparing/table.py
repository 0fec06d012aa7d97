"""The one table: a row a set, language, type and system."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.comparing.score import Score

COLUMNS = (
    "set",
    "language",
    "type",
    "system",
    "gold",
    "found",
    "strict P",
    "R",
    "F1",
    "relaxed P",
    "R",
    "F1",
    "touched",
    "right",
    "traps",
    "characters/s",
)
NUMBERS = 4  # columns before the first number


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `right` is the share of hits whose speaker is right, `traps` the number of finds
    on words known to be none; `speed` in characters per second of processor time, over the
    whole set in one language."""

    set: str
    language: str
    type: str
    system: str
    score: Score | None = None
    right: float | None = None
    traps: int | None = None
    speed: float | None = None
    reason: str = ""

    def cells(self) -> tuple[str, ...]:
        """As printed; a system that could not run has its reason where its numbers would be."""
        head = (self.set, self.language, self.type, self.system)
        if self.score is None:
            return (*head, self.reason, *("" for _ in range(len(COLUMNS) - NUMBERS - 1)))
        score = self.score
        shares = (*score.measures(score.strict), *score.measures(score.relaxed))
        touched = score.touched / score.gold if score.gold else None
        return (
            *head,
            str(score.gold),
            str(score.found),
            *(share(one) for one in shares),
            share(touched),
            share(self.right),
            "" if self.traps is None else str(self.traps),
            speed(self.speed),
        )


def share(value: float | None) -> str:
    """Three places, nothing for what was not asked."""
    return "" if value is None else f"{value:.3f}"


def speed(value: float | None) -> str:
    """Two significant digits are more than a busy machine allows; three for comparing."""
    return "" if value is None else f"{float(f'{value:.3g}'):,.0f}"


def markdown(lines: Sequence[Line]) -> str:
    """The table, numbers to the right."""
    rule = ("---",) * NUMBERS + ("---:",) * (len(COLUMNS) - NUMBERS)
    grid = [COLUMNS, rule, *(line.cells() for line in lines)]
    return "\n".join("| " + " | ".join(row) + " |" for row in grid)
