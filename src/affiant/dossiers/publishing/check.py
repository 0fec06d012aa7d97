from dataclasses import dataclass
from enum import StrEnum

from affiant.dossiers.lint import Breach


class Hurdle(StrEnum):
    """What must hold, in the order in which it is dealt with."""

    WORDING = "every sentence of our own can be defended"
    ASKED = "who the dossier is about was asked for an answer"
    ANSWERED = "they answered, or the deadline has passed"
    APPROVED = "somebody else has approved exactly this"


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one of them holds. `breaches` are those of the wording, with their sentences."""

    hurdle: Hurdle
    holds: bool
    breaches: tuple[tuple[str, Breach], ...] = ()
