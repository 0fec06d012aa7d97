"""What one rule found in one header."""

from dataclasses import dataclass
from enum import Enum, auto


class Outcome(Enum):
    """UNKNOWN: what the rule compares does not stand there."""

    UNKNOWN = auto()
    FITS = auto()
    MISFIT = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` and `minutes` as in `Lead`."""

    outcome: Outcome
    words: tuple[str, ...] = ()
    minutes: int = 0


UNKNOWN = Finding(Outcome.UNKNOWN)
FITS = Finding(Outcome.FITS)


def misfit(*words: str, minutes: float = 0) -> Finding:
    """See `Finding`."""
    return Finding(Outcome.MISFIT, words, round(minutes))
